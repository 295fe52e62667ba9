// attack: wants the candles of a thousand series written down for it
// exit: 1
// says: strategy.series
const series = {};
for (let i = 0; i < 1000; i++) series["s" + i] = "5m";
export const strategy = { api: 1, series };
export function onBar(ctx) { }
