// Volatility breakout: wait until the Bollinger bands are narrow, then follow the price out of them.
//
// Quiet stretches tend to end in a move. The bands are called narrow when their width, as a share of
// the price, is near its lowest of the last `memory` bars.

export const strategy = { api: 1, timeframe: "5m", warmup: 200 };

export const params = {
  length: { value: 20, min: 5, max: 100 },
  deviations: { value: 2, min: 0.5, max: 4, step: 0.25 },
  memory: { value: 150, min: 20, max: 500 },
  // 1.25: within a quarter above the narrowest.
  slack: { value: 1.25, min: 1, max: 3, step: 0.05 },
};

export function signals({ close, ta, params }) {
  const bands = ta.bollinger(close, params.length, params.deviations);
  const width = bands.upper.minus(bands.lower).divide(bands.middle);
  // One bar back: the bar that breaks out widens the bands itself.
  const squeezed = width.atMost(ta.lowest(width, params.memory).times(params.slack)).shift(1);
  return {
    enterLong: squeezed.and(close.crossesAbove(bands.upper)),
    exitLong: close.crossesBelow(bands.middle),
    plot: { upper: { column: bands.upper }, middle: { column: bands.middle }, lower: { column: bands.lower } },
  };
}
