// The orders of a strategy bar by bar: the entries of `ctx.buy` and `ctx.sell`, orders of its own, and
// the handles that show how they fare.
"use strict";
((host, bars, { Column, sealed, said }) => {
  const orderKeys = ["quantity", "percent", "quote", "limit", "stop", "takeProfit", "trail", "leverage", "tag"];
  const number = (options, key) => {
    const value = options[key];
    if (value === undefined || value === null) return NaN;
    if (typeof value === "bigint") return Number(value);
    if (typeof value !== "number") {
      host.refuse(`${key} must be a number, not ${Column.is(value) ? "a column" : said(value)}`,
        Column.is(value) ? "write .now behind the column" : "");
    }
    return Number.isNaN(value) ? -Infinity : value; // NaN is what is not given
  };
  const enter = (direction, options) => {
    if (options === undefined) {
      bars.queueEntry(direction, NaN, NaN, NaN, NaN, NaN, NaN, NaN, NaN, "");
      return;
    }
    if (typeof options !== "object" || options === null) {
      host.refuse(`an order takes { ${orderKeys.join(", ")} }, not ${said(options)}`, "for example ctx.buy({ percent: 50 })");
    }
    for (const key of Object.keys(options)) {
      if (!orderKeys.includes(key)) host.refuseName("an order", key, orderKeys.join(","), "");
    }
    bars.queueEntry(direction, number(options, "quantity"), number(options, "percent"), number(options, "quote"),
      number(options, "limit"), number(options, "stop"), number(options, "takeProfit"), number(options, "trail"),
      number(options, "leverage"), options.tag === undefined ? "" : String(options.tag));
  };

  // Orders of the script's own. A handle shows how they fare.
  const TRAIL = ["distance", "percent", "ticks", "activation", "limit"];
  const ORDER = ["side", "type", "quantity", "percent", "quote", "limit", "trigger", "trail", "reduceOnly", "postOnly",
    "display", "timeInForce", "until", "tag", "oco", "then"];
  const known = (what, options, keys) => {
    if (typeof options !== "object" || options === null || Column.is(options)) {
      host.refuse(`${what} takes { ${keys.join(", ")} }, not ${Column.is(options) ? "a column" : said(options)}`, "");
    }
    for (const key of Object.keys(options)) {
      if (!keys.includes(key)) host.refuseName(what, key, keys.join(","), "");
    }
    return options;
  };
  const word = (options, key) => {
    const value = options[key];
    if (value === undefined || value === null) return "";
    return typeof value === "string" ? value : host.refuse(`${key} must be a text, not ${said(value)}`, "");
  };
  const flag = (options, key) => {
    const value = options[key];
    if (value === undefined || value === null) return false;
    return typeof value === "boolean" ? value : host.refuse(`${key} must be true or false, not ${said(value)}`, "");
  };
  const single = (options) => {
    const trail = typeof options.trail === "object" && options.trail !== null && !Column.is(options.trail)
      ? known("a trail", options.trail, TRAIL)
      : { distance: options.trail };
    return bars.orders.order(word(options, "side"), word(options, "type"),
      number(options, "quantity"), number(options, "percent"), number(options, "quote"),
      number(options, "limit"), number(options, "trigger"),
      number(trail, "distance"), number(trail, "percent"), number(trail, "ticks"),
      number(trail, "activation"), number(trail, "limit"),
      flag(options, "reduceOnly"), flag(options, "postOnly"), number(options, "display"),
      word(options, "timeInForce"), number(options, "until"), word(options, "tag"));
  };
  const together = (list) => {
    if (!Array.isArray(list) || list.length < 2) host.refuse("oco takes an array of two orders at least", "");
    return list.map((each) => draft(each)).reduce((all, each) => bars.orders.oco(all, each));
  };
  const draft = (options) => {
    known("an order", options, ORDER);
    if (options.oco !== undefined) {
      if (Object.keys(options).length > 1) host.refuse("oco stands alone: its orders say the rest", "ctx.order({ oco: [ { … }, { … } ] })");
      return together(options.oco);
    }
    const first = single(options);
    if (options.then === undefined) return first;
    return bars.orders.then(first, Array.isArray(options.then) ? together(options.then) : draft(options.then));
  };
  const handles = new WeakMap();
  const shown = new Map();
  const handleOf = (own) => {
    let handle = shown.get(own.id);
    if (handle === undefined) {
      handle = sealed("an order", {
        id: own.id,
        get state() { return own.state; },
        get reason() { return own.reason; },
        get quantity() { return own.quantity; },
        get filled() { return own.filled; },
        get price() { return own.price; },
        get done() { return own.done; },
      });
      handles.set(handle, own);
      shown.set(own.id, handle);
    }
    return handle;
  };
  const ORDER_ONLY = ["type", "trigger", "reduceOnly", "postOnly", "display", "timeInForce", "until", "then"];
  const wish = (direction, side, options) => {
    if (Column.is(options)) host.refuse(`an order takes { ${orderKeys.join(", ")} }, not a column`, "for example ctx.buy({ percent: 50 })");
    const order = typeof options === "object" && options !== null &&
      (ORDER_ONLY.some((key) => options[key] !== undefined) || (typeof options.trail === "object" && options.trail !== null && !Column.is(options.trail)));
    return order ? handleOf(bars.orders.place(draft({ ...options, side }))) : enter(direction, options);
  };

  // What is over is forgotten here; the script may hold it as long as it likes.
  const last = (own) => {
    const handle = handleOf(own);
    if (own.done) shown.delete(own.id);
    return handle;
  };
  const ownOf = (handle) => (typeof handle === "object" && handle !== null ? handles.get(handle) : undefined);
  return { number, draft, wish, handleOf, ownOf, last };
});
