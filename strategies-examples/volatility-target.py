"""Volatility targeting: hold more of what is calm and less of what is wild, so that each position moves
the account about as much as any other.

The size is a column: the fraction of the cash to buy with. It is read at the bar that decides. A new
entry is made once a day, so that the size keeps up.

  opentrade backtest volatility-target.py --demo
"""

strategy = {"api": 1, "timeframe": "5m", "warmup": 300}

params = {
    # Of a day's move, in percent of the account.
    "target": {"value": 3, "min": 0.5, "max": 20, "step": 0.5},
    "length": {"value": 288, "min": 48, "max": 600},
    "trend": {"value": 144, "min": 20, "max": 600},
}


def signals(d):
    step = d.close / d.close.shift(1) - 1
    # 288 bars of five minutes are a day; independent steps add up by the square root.
    daily = step.std(d.params.length) * 288**0.5 * 100
    share = (d.params.target / daily).min(1)
    rises = d.close > d.ta.ema(d.close, d.params.trend)
    return {
        "enter_long": rises & d.ta.new_day().shift(1),
        "exit_long": ~rises | d.ta.new_day(),
        "size": share,
        "plot": {"daily move": {"column": daily}},
    }
