// What `onBars` is given: the account, and each of its markets as `onBar` sees it. Made from the
// worlds of the markets, with their own tools.
"use strict";
((host, kit, group, ...markets) => {
  const { sealed, said, text, keep } = kit;
  const places = Object.freeze(markets);
  const symbols = markets.map((market) => market.symbol);
  const kept = keep();
  const hint = `a market has it: ctx.market("${symbols[0]}")`;
  const context = sealed("ctx", {
    markets: places,
    market(symbol) {
      const found = places.filter((each) => each.symbol === symbol);
      if (found.length === 1) return found[0];
      if (found.length > 1) {
        return host.refuse(`${found.length} markets are called ${symbol}`, "take one by its place: ctx.markets[0]");
      }
      return typeof symbol === "string"
        ? kit.stranger(symbol, `the markets of this run: ${symbols.join(", ")}`)
        : host.refuse(`ctx.market() takes a market's name, not ${said(symbol)}`, hint);
    },
    params: kit.params,
    state: kept.state,
    get time() { return group.time; },
    get cash() { return group.cash; },
    get equity() { return group.equity; },
    log(...values) { group.write(values.map(text).join(" ")); },
    notify(...values) { group.notice(values.map(text).join(" ")); },
  }, hint);
  return { argument: context, save: kept.save, restore: kept.restore };
});
