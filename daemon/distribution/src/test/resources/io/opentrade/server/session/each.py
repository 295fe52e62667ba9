"""Every market for itself, with one account for all of them."""

strategy = {"api": 1, "warmup": 30}


def on_bar(ctx):
    ctx.state["bars"] = ctx.state.get("bars", 0) + 1
    strength = ctx.ta.rsi(ctx.close, 7).now
    if ctx.position.quantity == 0 and strength < 35:
        price = ctx.bar.close
        ctx.buy(percent=30, stop=price * 0.99, tag="dip")
    elif ctx.position.quantity > 0 and strength > 65:
        ctx.close_position("high enough")
