"""Moving-average crossover: long while the fast average is above the slow one.

The oldest trend rule there is, and a good first read: it shows both styles side by side. They decide
alike, bar by bar; `--style signals` (the default) is the faster one.
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 50}

params = {
    "fast": {"value": 10, "min": 2, "max": 200, "step": 1},
    "slow": {"value": 50, "min": 5, "max": 400, "step": 5},
}


# Style 1: called once. The columns have no values here; we only say what to compute.
def signals(d):
    fast = d.ta.sma(d.close, d.params.fast)
    slow = d.ta.sma(d.close, d.params.slow)
    return {
        "enter_long": fast.crosses_above(slow),
        "exit_long": fast.crosses_below(slow),
        "plot": {"fast": {"column": fast}, "slow": {"column": slow}},
    }


# Style 2: called at every closed bar. `.now` is the value at that bar.
def on_bar(ctx):
    fast = ctx.ta.sma(ctx.close, ctx.params.fast)
    slow = ctx.ta.sma(ctx.close, ctx.params.slow)
    if ctx.position.quantity == 0 and fast.crosses_above(slow).now:
        ctx.buy()
    elif ctx.position.quantity > 0 and fast.crosses_below(slow).now:
        ctx.close_position()
