"""A grid: limit orders below and above the price, in equal steps. Each buy that fills puts a sell one step
higher, so that a market that goes nowhere pays a step each time it swings. One that falls through the
grid leaves it full: the grid ends there, and what it holds is sold.

  opentrade backtest grid.py --demo --close-at-end
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 20}

params = {
    "levels": {"value": 6, "min": 1, "max": 20},
    "step_percent": {"value": 1.5, "min": 0.1, "max": 10, "step": 0.1},
}


def tick(price):
    return round(price, 2)


def on_bar(ctx):
    state = ctx.state
    if "centre" not in state:
        begin(ctx)
    elif ctx.bar.close < state.floor:
        end(ctx, "through the floor")
    elif ctx.position.quantity == 0 and ctx.bar.close > state.ceiling:
        # Left behind: the grid moves up with the market.
        end(ctx, "moved up")


def begin(ctx):
    step = ctx.params.step_percent / 100
    centre = ctx.bar.close
    ctx.state.centre = centre
    ctx.state.floor = centre * (1 - step) ** (ctx.params.levels + 1)
    ctx.state.ceiling = centre * (1 + step)
    for level in range(1, ctx.params.levels + 1):
        price = tick(centre * (1 - step) ** level)
        rung(ctx, price, ctx.equity / (ctx.params.levels + 1))


def rung(ctx, price, money):
    step = ctx.params.step_percent / 100
    above = {"side": "sell", "limit": tick(price * (1 + step)), "tag": "step"}
    ctx.order(side="buy", limit=price, quote=round(money, 2), tag="grid", then=above)


def on_fill(ctx, fill):
    # A step was earned: its rung is laid again.
    if fill.tag == "step" and "centre" in ctx.state:
        price = tick(fill.price / (1 + ctx.params.step_percent / 100))
        rung(ctx, price, ctx.equity / (ctx.params.levels + 1))


def end(ctx, reason):
    for order in ctx.orders:
        ctx.cancel(order)
    ctx.close_position(reason)
    ctx.log("the grid ends:", reason)
    del ctx.state["centre"]
