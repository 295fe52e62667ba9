// What a strategy in JavaScript sees of us: opaque columns, indicators, parameters, and, bar by bar,
// the context. Evaluated before the script. It holds no secret: `host` hands out opaque nodes, checks
// whatever it is given, and knows nothing of later bars.
(function () {
  "use strict";

  // What all columns are, whatever market they belong to.
  class AnyColumn {
    #any = true;
    static is(value) {
      return typeof value === "object" && value !== null && #any in value;
    }
  }
  Object.freeze(AnyColumn);

  // The world of `signals`, or of one market bar by bar.
  return function (host, bars) {
  // What the engine offers beside the language itself; a strategy has no use for it.
  for (const name of ["Polyglot", "Graal", "Java", "Packages", "load", "loadWithNewGlobal", "read", "readFully", "readbuffer", "readline", "quit", "exit"]) {
    delete globalThis[name];
  }

  const OPERATOR_HINT =
    "operators such as > + and && do not work on columns: write fast.above(slow), fast.minus(slow), a.and(b)";

  const UNKNOWN_HINT = "it is evaluated later; what its words lack, ta.scan(columns, init, step) computes bar by bar";

  // The end of a prototype chain that turns a misspelled name into a message. Names that exist are
  // found before it is reached, so it costs nothing.
  const guard = (what, names, hint) =>
    new Proxy(Object.freeze({}), {
      get(_target, name) {
        return typeof name === "symbol" ? undefined : host.refuseName(what, name, names.join(","), hint ?? "");
      },
      set(_target, name) {
        return host.refuse(`${what} cannot be changed: '${String(name)}'`, "keep your own values in variables or in ctx.state");
      },
    });

  const sealed = (what, properties, hint) => {
    const names = Object.keys(properties);
    const object = Object.create(guard(what, names, hint));
    Object.defineProperties(object, Object.getOwnPropertyDescriptors(properties));
    return Object.freeze(object);
  };

  class Parameter {
    #name;
    #handle;
    #value;
    constructor(name, handle, value) {
      this.#name = name;
      this.#handle = handle;
      this.#value = value;
      Object.freeze(this);
    }
    static handleOf(object) {
      return #handle in object ? object.#handle : undefined;
    }
    [Symbol.toPrimitive]() {
      host.concretise(this.#name);
      return this.#value;
    }
    valueOf() {
      return this[Symbol.toPrimitive]();
    }
    toJSON() {
      return this[Symbol.toPrimitive]();
    }
    toString() {
      return String(this[Symbol.toPrimitive]());
    }
  }
  Object.setPrototypeOf(
    Parameter.prototype,
    guard("a parameter", [], "a parameter stands for a number: write Number(params.name) to use a number's own methods"),
  );

  // Words that take a column or a number on their right. An alias says the same as the word before it.
  const BINARY = {
    plus: "ADD", add: "ADD",
    minus: "SUBTRACT", subtract: "SUBTRACT",
    times: "MULTIPLY", multiply: "MULTIPLY",
    divide: "DIVIDE", dividedBy: "DIVIDE",
    remainder: "REMAINDER", power: "POWER", min: "MINIMUM", max: "MAXIMUM",
    // Comparisons: a condition comes out.
    above: "GREATER", greaterThan: "GREATER",
    below: "LESS", lessThan: "LESS",
    atLeast: "GREATER_OR_EQUAL", atMost: "LESS_OR_EQUAL",
    equals: "EQUAL", notEquals: "NOT_EQUAL",
    crossesAbove: "CROSSES_ABOVE", crossesBelow: "CROSSES_BELOW",
    crossesAboveStrict: "CROSSES_ABOVE_STRICT", crossesBelowStrict: "CROSSES_BELOW_STRICT",
    // Logic on conditions.
    and: "AND", or: "OR", xor: "XOR",
    // The column as it was so many bars ago.
    shift: "SHIFT",
  };
  const UNARY = {
    negate: "NEGATE", abs: "ABSOLUTE", sign: "SIGN", log: "LOGARITHM", exp: "EXPONENT", sqrt: "SQUARE_ROOT",
    not: "NOT",
  };

  const ROLLING = [
    "sum", "mean", "std", "highest", "lowest", "rank", "quantile", "correlation", "slope", "ewm",
    "cumSum", "cumProduct", "cumMin", "cumMax", "cumCount", "since", "count",
  ];

  class Column extends AnyColumn {
    #node;
    #last = [];
    #cell = undefined;
    constructor(node) {
      super();
      this.#node = node;
      Object.freeze(this);
    }

    static operand(value) {
      if (typeof value === "number") return value;
      if (typeof value === "object" && value !== null) {
        if (#node in value) return value.#node;
        const handle = Parameter.handleOf(value);
        if (handle !== undefined) return handle;
        if (AnyColumn.is(value)) return host.refuseOther();
        if (several.has(value)) {
          return host.refuse("this indicator has several outputs", `pick one: ${Object.keys(value).map((name) => "." + name).join(", ")}`);
        }
      }
      return host.refuse(`a column or a number is needed, not ${said(value)}`, typeof value === "boolean" ? OPERATOR_HINT : "");
    }

    static is(value) {
      return typeof value === "object" && value !== null && #node in value;
    }

    static {
      // Each column remembers the last right side of each word, since `onBar` asks for the same
      // columns on every bar; the host remembers the others.
      let slots = 0;
      for (const [word, operator] of Object.entries(BINARY)) {
        const slot = slots++;
        Column.prototype[word] = function (right) {
          const last = this.#last[slot];
          if (last !== undefined && last.right === right) return last.column;
          const operand = Column.operand(right);
          const column = columnOf(
            operator === "SHIFT" ? host.shift(this.#node, operand) : host.binary(operator, this.#node, operand),
          );
          this.#last[slot] = { right, column };
          return column;
        };
      }
      // Rolling and cumulative words, the column first: close.highest(20) is ta.highest(close, 20).
      for (const word of ROLLING) {
        Column.prototype[word] = function (first, second, third) { return ta[word](this, first, second, third); };
      }
      for (const [word, operator] of Object.entries(UNARY)) {
        const slot = slots++;
        Column.prototype[word] = function () {
          return (this.#last[slot] ??= columnOf(host.unary(operator, this.#node)));
        };
      }
    }


    // In `signals` a column as well; in `onBar` the value of that bar.
    ago(count) {
      return bars === null ? this.shift(count) : this.#opened().ago(count);
    }
    // The value at the bar that has just closed: a number (NaN for no value) or true/false.
    get now() {
      const cell = this.#cell;
      return cell === undefined ? this.#opened().now : cell.now;
    }
    #opened() {
      if (this.#cell === undefined) {
        if (bars === null) {
          host.refuse("a column has no value inside signals()", "signals() describes columns, onBar(ctx) reads them bar by bar");
        }
        this.#cell = bars.cell(this.#node);
      }
      return this.#cell;
    }

    // Everything that JavaScript would do with a column by itself.
    [Symbol.toPrimitive](wanted) {
      return host.refuse(wanted === "string" ? "a column cannot become text" : "a column is not a number", OPERATOR_HINT);
    }
    toString() { return host.refuse("a column cannot become text", "it is evaluated later, over all bars at once"); }
    valueOf() { return host.refuse("a column is not a number", OPERATOR_HINT); }
    toJSON() { return host.refuse("a column cannot become text", "it is evaluated later, over all bars at once"); }
    get length() { return host.refuse("a column has no length", "it is evaluated later, over all bars at once"); }
    [Symbol.iterator]() { return host.refuse("a column cannot be iterated", "it is evaluated later, over all bars at once"); }
  }
  const columnNames = Object.getOwnPropertyNames(Column.prototype).filter((name) => name !== "constructor");
  Object.setPrototypeOf(
    Column.prototype,
    new Proxy(Object.freeze({}), {
      get(_target, name) {
        if (typeof name === "symbol") return undefined;
        if (/^-?\d+$/.test(name)) {
          return host.refuse("a column has no index", "look back with .ago(n); the bars ahead cannot be seen");
        }
        return host.refuseName("a column", name, columnNames.join(","), UNKNOWN_HINT);
      },
      set() {
        return host.refuse("a column cannot be changed", "make another one: ta.where(condition, a, b)");
      },
    }),
  );
  Object.freeze(Column.prototype);
  Object.freeze(Column);

  // The host gives the same node for the same expression; a node has one column, which holds what has
  // been opened of it.
  const columns = new Map();
  const columnOf = (node) => {
    let column = columns.get(node);
    if (column === undefined) columns.set(node, (column = new Column(node)));
    return column;
  };

  const said = (value) => {
    if (value === undefined || value === null) return String(value);
    if (typeof value === "function") return "a function";
    if (typeof value === "object") return Array.isArray(value) ? "an array" : "an object";
    return typeof value === "string" ? `the text '${value}'` : String(value);
  };

  // Groups of columns that came from one indicator.
  const several = new WeakSet();

  const argument = (value) => (typeof value === "string" ? value : Column.operand(value));

  const isNamed = (value) =>
    typeof value === "object" && value !== null && !AnyColumn.is(value) && !several.has(value) &&
    Parameter.handleOf(value) === undefined && !Array.isArray(value);

  const makeIndicator = (name, given) => {
    const last = given[given.length - 1];
    const named = given.length > 0 && isNamed(last) ? last : {};
    const positional = (named === last ? given.slice(0, -1) : given).map(argument);
    const names = Object.keys(named);
    const values = names.map((key) => argument(named[key]));
    const outputs = host.outputs(name).split(",");
    const make = (output) => columnOf(host.indicator(name, output, positional, names.join(","), values));
    if (outputs.length === 1) return make(outputs[0]);
    const columns = {};
    // The chief output is called like the indicator: ta.macd(close).macd.
    for (const output of outputs) columns[output === "value" ? name : output] = make(output);
    const group = sealed(`ta.${name}()`, columns, "");
    several.add(group);
    return group;
  };

  // The same call gives the same columns, so that a call on every bar costs a few comparisons: each
  // indicator keeps its two most recent calls of the usual form at hand, since strategies like to
  // compare a fast one with a slow one. Neither rest parameters nor `arguments`: an interpreter would
  // make an object for each call.
  const indicator = (name) => {
    let first1, second1, known1, first2, second2, known2;
    return (first, second, third, fourth, fifth, sixth, seventh, eighth) => {
      if (third === undefined && second !== undefined) {
        if (first === first1 && second === second1) return known1;
        if (first === first2 && second === second2) return known2;
      }
      const given = [first, second, third, fourth, fifth, sixth, seventh, eighth];
      while (given.length > 0 && given[given.length - 1] === undefined) given.pop();
      const known = remembered(name, given);
      if (given.length === 2) {
        [first2, second2, known2] = [first1, second1, known1];
        [first1, second1, known1] = [first, second, known];
      }
      return known;
    };
  };
  const calls = new Map();
  const remembered = (name, given) => {
    let memo = calls;
    for (const each of [name, ...given]) {
      let next = memo.get(each);
      if (next === undefined) memo.set(each, (next = new Map()));
      memo = next;
    }
    let known = memo.get(calls);
    if (known === undefined) memo.set(calls, (known = makeIndicator(name, given)));
    return known;
  };

  const functions = {
    where(condition, then, otherwise) {
      return columnOf(host.where(Column.operand(condition), Column.operand(then), Column.operand(otherwise)));
    },
    // A column computed bar by bar: `step` is handed its state and the values of the columns at the bar,
    // and gives the next state: a number, or an object with a number `value`.
    scan(columns, init, step) {
      if (bars !== null) host.refuse("scan is for signals()", "in onBar(ctx) keep what you need in ctx.state");
      if (typeof step !== "function") {
        host.refuse(`scan needs a function as its last argument, not ${said(step)}`, "ta.scan([close], 0, (state, close) => state + close)");
      }
      const list = Array.isArray(columns) ? columns : [columns];
      return columnOf(host.scan(list.map(Column.operand), init, step));
    },
    min(left, right) { return left.min(right); },
    max(left, right) { return left.max(right); },
    abs(column) { return column.abs(); },
    log(column) { return column.log(); },
    exp(column) { return column.exp(); },
    sqrt(column) { return column.sqrt(); },
  };
  for (const name of host.ownIndicators().split(",")) functions[name] = indicator(name);
  const others = new Map();
  const ta = Object.create(
    new Proxy(Object.freeze({}), {
      get(_target, name) {
        if (typeof name === "symbol") return undefined;
        let known = others.get(name);
        if (known === undefined) {
          host.requireIndicator(name);
          others.set(name, (known = indicator(name)));
        }
        return known;
      },
    }),
    Object.getOwnPropertyDescriptors(functions),
  );
  Object.freeze(ta);

  const candles = (series) => {
    const columns = {};
    for (const field of ["open", "high", "low", "close", "volume"]) columns[field] = columnOf(host.source(series, field));
    return columns;
  };
  const main = candles("");

  const seriesColumns = {};
  for (const name of host.seriesNames().split("\n")) {
    if (name !== "") seriesColumns[name] = sealed(`series.${name}`, candles(name));
  }
  const series = sealed("series", seriesColumns, "declare it: export const strategy = { …, series: { name: \"1h\" } }");

  const parameters = {};
  for (let index = 0; index < host.parameterCount(); index++) {
    const name = host.parameterName(index);
    const value = host.parameterValue(index);
    const handle = host.parameterHandle(index);
    if (bars !== null) parameters[name] = value;
    else if (handle !== null) parameters[name] = new Parameter(name, handle, value);
    else Object.defineProperty(parameters, name, { enumerable: true, get() { host.concretise(name); return value; } });
  }
  const params = sealed("params", parameters, "declare it: export const params = { name: { value: 10 } }");

  if (bars === null) {
    const keys = { tag: "text", exitTag: "text" };
    return {
      argument: sealed("signals(d)", { ...main, series, ta, params }),
      finish(plan) {
        if (plan === undefined || plan === null) {
          host.refuse("signals() returned nothing", "end it with: return { enterLong: …, exitLong: … }");
        }
        if (typeof plan !== "object" || Column.is(plan) || Array.isArray(plan)) {
          host.refuse(`signals() must return an object, not ${Column.is(plan) ? "a column" : said(plan)}`, "return { enterLong: column, exitLong: column }");
        }
        for (const key of Object.keys(plan)) {
          const value = plan[key];
          if (key === "plot") {
            for (const name of Object.keys(value ?? {})) {
              const line = value[name];
              host.plot(name, Column.operand(Column.is(line) ? line : line?.column));
            }
          } else if (value === undefined) {
            host.refuse(`${key} is undefined`, "leave the key out, or return a column from the function that makes it");
          } else if (value !== null) {
            host.decide(key, keys[key] === "text" || typeof value === "string" ? value : decided(key, value));
          }
        }
      },
    };
  }

  function decided(key, value) {
    if (typeof value === "boolean") {
      return host.refuse(`${key} must be a condition, not ${value}`, OPERATOR_HINT);
    }
    return Column.operand(value);
  }

  const orderKeys = ["quantity", "percent", "quote", "limit", "stop", "takeProfit", "trail", "leverage", "tag"];
  const number = (options, key) => {
    const value = options[key];
    if (value === undefined || value === null) return NaN;
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
    const order = typeof options === "object" && options !== null &&
      (ORDER_ONLY.some((key) => options[key] !== undefined) || (typeof options.trail === "object" && options.trail !== null && !Column.is(options.trail)));
    return order ? handleOf(bars.orders.place(draft({ ...options, side }))) : enter(direction, options);
  };

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
      const own = typeof handle === "object" && handle !== null ? handles.get(handle) : undefined;
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

  // What is over is forgotten here; the script may hold it as long as it likes.
  function last(own) {
    const handle = handleOf(own);
    if (own.done) shown.delete(own.id);
    return handle;
  }

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
};
})();
