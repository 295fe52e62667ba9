"""Two timeframes: take the entries of the fast chart only in the direction of the hourly trend.

`series` names another series of the same market; it is read by its closed bars only, so the hour that
is still running cannot be seen.
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 100, "series": {"hour": "1h"}}

params = {
    "length": {"value": 20, "min": 5, "max": 100},
    "trend": {"value": 24, "min": 4, "max": 200},
    "trail_ranges": {"value": 4, "min": 1, "max": 10, "step": 0.5},
}


def signals(d):
    hourly = d.series.hour.close
    rising = hourly > d.ta.ema(hourly, d.params.trend)
    average = d.ta.ema(d.close, d.params.length)
    return {
        "enter_long": rising & d.close.crosses_above(average),
        "exit_long": ~rising & (d.close < average),
        "trail": d.ta.atr(14) * d.params.trail_ranges,
        "plot": {"average": {"column": average}},
    }
