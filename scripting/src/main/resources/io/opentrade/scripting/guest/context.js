// What `onBar` is given: one market bar by bar, with its columns and orders.
"use strict";
((host, bars, { Column, sealed, said, main, series, ta, params }, { number, draft, wish, handleOf, ownOf, last }) => {
  const position = sealed("ctx.position", {
    get quantity() { return bars.quantity; },
    get entryPrice() { return bars.entryPrice; },
  });
  const bar = sealed("ctx.bar", {
    get index() { return bars.index; },
    get time() { return bars.time; },
    get open() { return bars.open; },
    get high() { return bars.high; },
    get low() { return bars.low; },
    get close() { return bars.close; },
    get volume() { return bars.volume; },
  });
  const text = (value) => {
    if (typeof value === "string") return value;
    if (typeof value === "object" && value !== null) return JSON.stringify(value);
    return String(value);
  };
  const keep = () => {
    const state = {};
    return {
      state,
      save: () => (Object.keys(state).length === 0 ? "" : JSON.stringify(state, kept)),
      restore(text) { Object.assign(state, JSON.parse(text)); },
    };
  };
  const { state, save, restore } = keep();
  const context = sealed("ctx", {
    ...main, series, ta, params, position, bar,
    symbol: bars.symbol,
    state,
    get fresh() { return bars.fresh; },
    get cash() { return bars.cash; },
    get equity() { return bars.equity; },
    buy(options) { return wish("LONG", "buy", options); },
    sell(options) { return wish("SHORT", "sell", options); },
    order(options) { return handleOf(bars.orders.place(draft(options))); },
    cancel(handle) {
      const own = ownOf(handle);
      if (own === undefined) host.refuse(`ctx.cancel() takes what ctx.order() returned, not ${said(handle)}`, "");
      bars.orders.cancel(own);
    },
    get orders() { return Array.from({ length: bars.orders.count() }, (_each, index) => handleOf(bars.orders.open(index))); },
    closePosition(tag) {
      const options = typeof tag === "object" && tag !== null ? tag : { tag };
      for (const key of Object.keys(options)) {
        if (key !== "tag" && key !== "limit") host.refuseName("closePosition()", key, "tag,limit", "");
      }
      const word = options.tag;
      if (typeof word === "object" && word !== null) {
        host.refuse("closePosition() takes a tag", 'for example ctx.closePosition("target reached")');
      }
      bars.queueExit(number(options, "limit"), word === undefined || word === null ? "" : String(word));
    },
    log(...values) { bars.write(values.map(text).join(" ")); },
    notify(...values) { bars.notice(values.map(text).join(" ")); },
    plot(name, value) { bars.plot(String(name), value === null ? NaN : plotted(name, value)); },
  });
  // A market that the run does not have: what is ordered there is refused and counted.
  const stranger = (symbol, hint) => sealed(symbol, {
    symbol,
    fresh: false,
    position: sealed("position", { quantity: 0, entryPrice: NaN }),
    orders: Object.freeze([]),
    buy() { bars.orders.stranger(symbol, "buy"); },
    sell() { bars.orders.stranger(symbol, "sell"); },
    order(options) { return handleOf(bars.orders.stranger(symbol, options?.side === "sell" ? "sell" : "buy")); },
    cancel(handle) { context.cancel(handle); },
    closePosition() { bars.orders.stranger(symbol, "sell"); },
  }, hint);
  return {
    argument: context,
    save,
    restore,
    kit: { sealed, said, text, keep, params, stranger },
    told: (event) => sealed("a fill or an order", {
      order: event.handle === null ? null : last(event.handle),
      symbol: event.symbol, side: event.side, purpose: event.purpose, state: event.state, reason: event.reason, tag: event.tag,
      time: event.time, quantity: event.quantity, filled: event.filled, price: event.price, fee: event.fee,
    }),
  };

  function plotted(name, value) {
    return typeof value === "number"
      ? value
      : host.refuse(`plot '${name}' takes a number, not ${Column.is(value) ? "a column" : said(value)}`,
          Column.is(value) ? "write .now behind the column" : "");
  }

  // What would come back from a restart as something else is refused at once.
  function kept(key, value) {
    const lost = (typeof value === "number" && !Number.isFinite(value)) || typeof value === "function" ||
      typeof value === "symbol" || value instanceof Map || value instanceof Set;
    return lost
      ? host.refuse(`ctx.state cannot keep '${key}': ${said(value)}`, "it is kept as JSON: finite numbers, texts, true, false, null, arrays and plain objects")
      : value;
  }
});
