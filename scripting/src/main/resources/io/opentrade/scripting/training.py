import math

strategy = {"api": 1, "timeframe": "5m", "warmup": 50}
params = {"fast": {"value": 10, "min": 2, "max": 200}, "slow": {"value": 50, "min": 5, "max": 400}}


def signals(d):
    fast = d.ta.sma(d.close, d.params.fast)
    slow = d.ta.ema(d.close, d.params.slow)
    bands = d.ta.bollinger(d.close, 20, 2)
    calm = (d.ta.rsi(d.close, 14) < 70) & (d.ta.atr(14) > 0) | ~(d.close > bands.upper)
    return {
        "enter_long": fast.crosses_above(slow) & calm,
        "exit_long": fast.crosses_below(slow) | (d.close < d.ta.lowest(d.low, 20).shift(1)),
        "stop": d.close - d.ta.atr(14) * 2,
        "plot": {"fast": {"column": fast}, "macd": d.ta.macd(d.close).macd, "cci": d.ta.cci(20)},
    }


def on_bar(ctx):
    fast = ctx.ta.sma(ctx.close, ctx.params.fast)
    slow = ctx.ta.sma(ctx.close, ctx.params.slow)
    if ctx.position.quantity == 0 and fast.crosses_above(slow).now:
        ctx.buy(percent=50, stop=ctx.bar.close * 0.9, tag="training")
        ctx.log("in at", math.floor(ctx.bar.close), ctx.close.ago(1))
    elif ctx.position.quantity > 0 and fast.crosses_below(slow).now:
        ctx.close_position()
