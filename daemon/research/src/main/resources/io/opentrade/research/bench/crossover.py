params = {"fast": 10, "slow": 50}


def on_bar(ctx):
    fast = ctx.ta.sma(ctx.close, ctx.params.fast)
    slow = ctx.ta.sma(ctx.close, ctx.params.slow)
    if ctx.position.quantity == 0 and fast.crosses_above(slow).now:
        ctx.buy()
    elif ctx.position.quantity > 0 and fast.crosses_below(slow).now:
        ctx.close_position()
