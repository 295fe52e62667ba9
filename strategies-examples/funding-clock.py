"""Keeping the clock of a perpetual future: funding is paid every eight hours, and longs pay when the crowd
is long. So a long is given up shortly before a settlement when the price has run far ahead of its
average, and taken up again after it.

A timer keeps the clock; a second timeframe says where the average is. On a future (`--contract`, funding
imported) the payments are in the report; here, on spot, it only shows the clock.

  opentrade backtest funding-clock.py --demo
"""

strategy = {
    "api": 1,
    "timeframe": "5m",
    "warmup": 150,
    "series": {"hour": "1h"},
    "timers": {"settlement": "8h"},
}

params = {
    "trend": {"value": 12, "min": 2, "max": 100},
    "premium_percent": {"value": 2, "min": 0, "max": 20, "step": 0.5},
    "minutes_before": {"value": 15, "min": 5, "max": 120, "step": 5},
}

EIGHT_HOURS = 8 * 60 * 60 * 1000


def on_timer(ctx, name):
    ctx.state.settled = ctx.bar.time


def on_bar(ctx):
    average = ctx.ta.ema(ctx.series.hour.close, ctx.params.trend).now
    if average != average:
        return
    premium = (ctx.bar.close / average - 1) * 100
    now = ctx.bar.time + 5 * 60 * 1000
    left = (EIGHT_HOURS - now % EIGHT_HOURS) / 60000
    soon = left <= ctx.params.minutes_before
    held = ctx.position.quantity > 0

    if held and soon and premium > ctx.params.premium_percent:
        ctx.close_position("before funding")
    elif held and premium < 0:
        ctx.close_position("trend")
    elif not held and premium > 0 and not soon:
        ctx.buy(tag="after funding" if "settled" in ctx.state else "trend")
