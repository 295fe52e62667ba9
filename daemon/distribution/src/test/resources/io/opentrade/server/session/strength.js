// Beside rotate.js, which imports it.
export function strongest(markets) {
  let best;
  let most = 0;
  for (const market of markets) {
    const rise = market.bar.close / market.ta.sma(market.close, 12).now - 1;
    const calm = market.ta.sma(market.series.hour.close, 3).now;
    if (rise > most && market.bar.close > calm) [best, most] = [market, rise];
  }
  return best;
}
