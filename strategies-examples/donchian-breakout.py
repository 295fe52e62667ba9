"""The turtles' rule: buy a new high of the last weeks, sell a new low of the last days, and size each
trade by volatility, so that one stop costs about the same share of the account.

In the `on_bar` style, because the size depends on the account.
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 60}

params = {
    "entry": {"value": 55, "min": 5, "max": 300},
    "exit": {"value": 20, "min": 2, "max": 150},
    "risk_percent": {"value": 1, "min": 0.1, "max": 5, "step": 0.1},
    "stop_ranges": {"value": 2, "min": 0.5, "max": 6, "step": 0.5},
}


def on_bar(ctx):
    # The channel of the bars before this one: a bar cannot break its own high.
    top = ctx.ta.highest(ctx.high, ctx.params.entry).shift(1)
    bottom = ctx.ta.lowest(ctx.low, ctx.params.exit).shift(1)
    price_range = ctx.ta.atr(20).now

    if ctx.position.quantity == 0:
        if (ctx.close > top).now and price_range > 0:
            distance = ctx.params.stop_ranges * price_range
            risked = ctx.equity * ctx.params.risk_percent / 100
            # Never more than the account can pay.
            quantity = min(risked / distance, 0.95 * ctx.cash / ctx.bar.close)
            ctx.buy(quantity=quantity, stop=ctx.bar.close - distance, tag="breakout")
    elif (ctx.close < bottom).now:
        ctx.close_position("new low")
