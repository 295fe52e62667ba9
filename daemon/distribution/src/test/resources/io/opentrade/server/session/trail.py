"""Entries with a trailing stop and a target, in the other language."""

strategy = {"api": 1, "warmup": 30}


def on_bar(ctx):
    price_range = ctx.ta.atr(14).now
    if ctx.position.quantity == 0 and ctx.ta.rsi(ctx.close, 7).now < 40:
        price = ctx.bar.close
        ctx.buy(percent=50, trail=price_range, take_profit=price + 2 * price_range, tag="dip")
    elif ctx.position.quantity > 0 and ctx.ta.rsi(ctx.close, 7).now > 75:
        ctx.close_position("high enough")
