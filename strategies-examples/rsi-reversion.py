"""Mean reversion: buy what fell too fast while the long trend still points up, sell the rebound.

RSI below `oversold` says that recent falls outweigh recent rises; the long average keeps us from
catching falling knives in a bear market. A stop under the entry bounds the loss.
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 200}

params = {
    "length": {"value": 14, "min": 2, "max": 50},
    "oversold": {"value": 30, "min": 5, "max": 50},
    "recovered": {"value": 55, "min": 40, "max": 90},
    "trend": {"value": 200, "min": 20, "max": 500},
    "stop_ranges": {"value": 3, "min": 0.5, "max": 10, "step": 0.5},
}


def signals(d):
    rsi = d.ta.rsi(d.close, d.params.length)
    trend = d.ta.sma(d.close, d.params.trend)
    return {
        # The bar at which RSI turns up through the threshold again, not the first one below it.
        # Comparisons need their brackets: & binds tighter than >.
        "enter_long": rsi.crosses_above(d.params.oversold) & (d.close > trend),
        "exit_long": rsi > d.params.recovered,
        "stop": d.close - d.ta.atr(14) * d.params.stop_ranges,
        "tag": "oversold",
        "plot": {"trend": {"column": trend}},
    }
