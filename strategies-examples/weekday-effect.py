"""Calendar: hold overnight on weekdays only, and only when the market is busy.

Hours and weekdays are those of the bar's beginning in UTC, or in a zone of one's own. What "busy" means is
found in the past alone: the volume of an hour, ranked among those of the last two days.

  opentrade backtest weekday-effect.py --demo
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 100}

params = {
    "evening": {"value": 20, "min": 0, "max": 23},
    "morning": {"value": 8, "min": 0, "max": 23},
    "busy": {"value": 0.3, "min": 0, "max": 1, "step": 0.05},
}


def signals(d):
    weekday = d.ta.weekday() <= 5
    hour = d.ta.hour()
    rank = d.volume.sum(12).rank(576)
    return {
        "enter_long": weekday & (hour == d.params.evening) & (rank >= d.params.busy),
        "exit_long": hour == d.params.morning,
        "tag": "overnight",
    }
