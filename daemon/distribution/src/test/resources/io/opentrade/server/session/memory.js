// A column of its own: how far the price is from a level that follows it half-heartedly.
export const strategy = { api: 1, warmup: 30, series: { hour: "1h" } };

export function signals(d) {
  const level = d.ta.scan([d.close], { value: NaN }, (state, price) =>
    ({ value: Number.isNaN(state.value) ? price : state.value + 0.1 * (price - state.value) }));
  return {
    enterLong: d.close.crossesAbove(level).and(d.close.above(d.ta.sma(d.series.hour.close, 2))),
    exitLong: d.close.crossesBelow(level),
  };
}
