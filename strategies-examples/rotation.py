"""Rotation: once a day, hold the market that has risen most for its risk, and nothing while none rises.

`on_bars` is called once a moment for all markets of the run; each of them is what `ctx` is in `on_bar`:
it has columns, a position and orders of its own. The account is shared.

  opentrade backtest rotation.py --data data/AAA_USDT-1h.csv --data data/BBB_USDT-1h.csv --data data/CCC_USDT-1h.csv
"""

strategy = {"api": 1, "timeframe": "1h", "warmup": 170, "timers": {"daily": "1d"}}

params = {
    "length": {"value": 168, "min": 24, "max": 1000, "step": 24},
    "share_percent": {"value": 95, "min": 10, "max": 100, "step": 5},
}


def strength(ctx, market):
    """What it rose over the last days, in its own deviations."""
    step = market.close / market.close.shift(1) - 1
    length = ctx.params.length
    rise = (market.close / market.close.shift(length) - 1).now
    return rise / (step.std(length).now * length**0.5)


def on_timer(ctx, name):
    strengths = {market.symbol: strength(ctx, market) for market in ctx.markets}
    # A market without enough history is no number, and never the strongest.
    best = max(strengths, key=lambda symbol: strengths[symbol] if strengths[symbol] > 0 else 0)
    for market in ctx.markets:
        chosen = market.symbol == best and strengths[best] > 0
        held = market.position.quantity > 0
        if held and not chosen:
            market.close_position("weaker")
        elif chosen and not held:
            market.buy(quote=ctx.equity * ctx.params.share_percent / 100, tag="strongest")


def on_bars(ctx):
    for market in ctx.markets:
        market.plot("strength", strength(ctx, market))
