// Opening range: the first half hour of New York's stock market makes a range; follow the price out of
// it, and be flat by the end of the session. Bitcoin never closes, but the people who trade it do.
//
// In the `signals` style. Sessions and days are columns too: they are told in a time zone, so that
// daylight saving is nobody's worry.
//
//   opentrade backtest opening-range.js --demo

export const strategy = { api: 1, timeframe: "5m", warmup: 10 };

export const params = {
  // Bars after the opening that make the range.
  rangeBars: { value: 6, min: 1, max: 24 },
};

export function signals({ high, low, close, ta, params }) {
  const zone = "America/New_York";
  const open = ta.session("09:30", "16:00", zone);
  const sinceOpening = ta.since(open.and(open.shift(1).not()));
  // The bar with which the range is complete.
  const complete = open.and(sinceOpening.plus(1).equals(params.rangeBars));
  const top = ta.valueWhen(complete, high.highest(params.rangeBars));
  const bottom = ta.valueWhen(complete, low.lowest(params.rangeBars));
  const made = open.and(sinceOpening.atLeast(params.rangeBars));
  const ending = ta.session("15:30", "16:00", zone);

  return {
    enterLong: made.and(ending.not()).and(close.crossesAbove(top)),
    exitLong: ending.or(close.crossesBelow(bottom)),
    enterShort: made.and(ending.not()).and(close.crossesBelow(bottom)),
    exitShort: ending.or(close.crossesAbove(top)),
    plot: { top: { column: top }, bottom: { column: bottom } },
  };
}
