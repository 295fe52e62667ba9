# @NAME@: buys when a fast average of the closes crosses above a slow one, sells when it crosses
# back. Start from here and change what you like.
#
#   opentrade strategy check @NAME@.py
#   opentrade backtest @NAME@.py --demo
#   opentrade backtest @NAME@.py --demo --style onBar --set fast=12

strategy = {
    "api": 1,
    "warmup": 50,  # bars before the first one that may trade
    # "timeframe": "5m",
    # "series": {"trend": "1h"},  # further candles, here the same market on hours
}

# Each parameter: its default and its limits. --set fast=12 changes one for a run.
params = {
    "fast": {"value": 10, "min": 2, "max": 200},
    "slow": {"value": 50, "min": 5, "max": 400},
}


# Style 1: say once what the signals are. Columns stand for whole series: they have no index, no
# length and no truth value; combine conditions with & | ~. What is decided at the close of a bar is
# filled at the open of the next.
def signals(d):
    fast = d.ta.sma(d.close, d.params.fast)
    slow = d.ta.sma(d.close, d.params.slow)
    return {
        "enter_long": fast.crosses_above(slow),
        "exit_long": fast.crosses_below(slow),
        # also: enter_short, exit_short, size, limit, stop, take_profit, trail, leverage, tag, exit_tag
        "plot": {"fast": {"column": fast}, "slow": {"column": slow}},
    }


# Style 2: decide at the close of every bar. Here a column has .now and .ago(n). A file may hold one
# style or both; with both, --style chooses.
def on_bar(ctx):
    fast = ctx.ta.sma(ctx.close, ctx.params.fast)
    slow = ctx.ta.sma(ctx.close, ctx.params.slow)
    if ctx.position.quantity == 0 and fast.crosses_above(slow).now:
        ctx.buy()  # or ctx.buy(percent=50, stop=95, take_profit=110, tag="cross")
    elif ctx.position.quantity > 0 and fast.crosses_below(slow).now:
        ctx.close_position()
