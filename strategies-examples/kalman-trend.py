"""Trend by a Kalman filter: a small model of the price with a level and a rise a bar, corrected at each
bar by what it did not foresee. Long while the rise it believes in is up.

No operator does this, so it is a `scan`: our own function, called bar by bar with its state and what the
columns hold there. It sees no bar but those that have closed, however it is written.

  opentrade backtest kalman-trend.py --demo
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 100}

params = {
    # How much the rise may change by itself from bar to bar, against the noise of the price: small is
    # slow and smooth.
    "agility": {"value": 0.0005, "min": 0.00001, "max": 0.1},
}


def signals(d):
    agility = float(d.params.agility)

    def correct(state, price):
        level, rise, a, b, c = state["level"], state["value"], state["a"], state["b"], state["c"]
        if level is None:
            return {"level": price, "value": 0.0, "a": 1.0, "b": 0.0, "c": 1.0}
        # Foresee: the level goes on by the rise, and all becomes less certain.
        level += rise
        a, b, c = a + 2 * b + c + agility, b + c, c + agility
        # Correct by the surprise, as far as we trust the price more than ourselves.
        trust = 1 / (a + 1)
        surprise = price - level
        return {
            "level": level + a * trust * surprise,
            "value": rise + b * trust * surprise,
            "a": a - a * trust * a,
            "b": b - a * trust * b,
            "c": c - b * trust * b,
        }

    begin = {"level": None, "value": 0.0, "a": 1.0, "b": 0.0, "c": 1.0}
    rise = d.ta.scan([d.close], begin, correct)
    # In shares of a range a bar, so that the threshold means the same at any price.
    steep = rise / d.ta.atr(50)
    return {
        "enter_long": steep.crosses_above(0.05),
        "exit_long": steep.crosses_below(0),
        "plot": {"rise": {"column": steep}},
    }
