// Mean reversion, both ways: sell what is unusually far above its average, buy what is unusually far
// below, and go when it is back. "Unusually" is measured in standard deviations of the last bars.
//
// A price that runs away is the end of such a strategy, so each position has a stop, and nothing is
// done against a straight line: the slope of the last bars must be small.
//
//   opentrade backtest zscore-reversion.js --demo

export const strategy = { api: 1, timeframe: "5m", warmup: 100 };

export const params = {
  length: { value: 48, min: 10, max: 300 },
  far: { value: 2, min: 1, max: 4, step: 0.25 },
  stopRanges: { value: 4, min: 1, max: 10, step: 0.5 },
};

export function signals({ close, ta, params }) {
  const mean = close.mean(params.length);
  const distance = close.minus(mean).divide(close.std(params.length));
  const range = ta.atr(14);
  // Less than a tenth of a range a bar.
  const flat = close.slope(params.length).abs().below(range.times(0.1));

  return {
    enterLong: flat.and(distance.negate().crossesAbove(params.far)),
    exitLong: distance.crossesAbove(0),
    enterShort: flat.and(distance.crossesAbove(params.far)),
    exitShort: distance.crossesBelow(0),
    stop: ta.where(distance.below(0), close.minus(range.times(params.stopRanges)), close.plus(range.times(params.stopRanges))),
    plot: { mean: { column: mean } },
  };
}
