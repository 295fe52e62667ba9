// The columns that a strategy in JavaScript sees: opaque, with indicators and parameters, in `signals`
// and bar by bar. Evaluated before the script. It holds no secret: `host` hands out opaque nodes, checks
// whatever it is given, and knows nothing of later bars.
(function () {
  "use strict";

  // All columns, whatever market they belong to.
  const every = new WeakSet();

  // The world of `signals`, or of one market bar by bar. It is made once in each context: its lists are
  // gone through by functions of their own, since a loop in here would have all of this compiled.
  return function (host, bars) {
    // What the engine offers beside the language itself; a strategy has no use for it.
    ["Polyglot", "Graal", "Java", "Packages", "load", "loadWithNewGlobal", "read", "readFully", "readbuffer", "readline", "quit", "exit"]
      .forEach((name) => { delete globalThis[name]; });

    const OPERATOR_HINT =
      "operators such as > == + and && do not work on columns: write fast.above(slow), a.equals(b), fast.minus(slow), a.and(b), a.max(b)";

    const UNKNOWN_HINT = "it is evaluated later; what its words lack, ta.scan(columns, init, step) computes bar by bar";

    // The end of a prototype chain that turns a misspelled name into a message. Names that exist are
    // found before it is reached, so it costs nothing.
    const guard = (what, names, hint) =>
      new Proxy(Object.freeze({}), {
        get(_target, name) {
          if (typeof name === "symbol") return undefined;
          if (name === "valueOf" || name === "toString") {
            return host.refuse(`${what} is neither a number nor a text`, names.length === 0 ? hint ?? "" : `it has ${names.join(", ")}`);
          }
          return host.refuseName(what, name, names.join(","), hint ?? "");
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

    const WORDS = Object.keys(BINARY).length + Object.keys(UNARY).length;

    // Equal to nothing that a script has.
    const none = Object.freeze({});

    const ROLLING = [
      "sum", "mean", "std", "highest", "lowest", "rank", "quantile", "correlation", "slope", "ewm",
      "cumSum", "cumProduct", "cumMin", "cumMax", "cumCount", "since", "count",
    ];

    // Its fields are plain, not private: each world makes the class anew, and a private name that is made
    // anew is another key. After a few worlds on one engine each look at such a field was a search, half
    // of a compiled run. A script that reads them learns nothing, and one that writes them misleads itself
    // alone: the host takes no nodes but its own.
    class Column {
      _node = undefined;
      _rights = new Array(WORDS).fill(none);
      _results = new Array(WORDS).fill(undefined);
      _cell = undefined;
      constructor(node) {
        this._node = node;
        every.add(Object.seal(this));
      }

      static operand(value) {
        if (typeof value === "number") return value;
        if (typeof value === "object" && value !== null) {
          if (value instanceof Column) return value._node;
          const handle = Parameter.handleOf(value);
          if (handle !== undefined) return handle;
          if (every.has(value)) return host.refuseOther();
          if (several.has(value)) {
            return host.refuse("this indicator has several outputs", `pick one: ${Object.keys(value).map((name) => "." + name).join(", ")}`);
          }
        }
        return host.refuse(`a column or a number is needed, not ${said(value)}`, typeof value === "boolean" ? OPERATOR_HINT : "");
      }

      static is(value) {
        return value instanceof Column;
      }

      static {
        // Each column remembers the last right side of each word, since `onBar` asks for the same
        // columns on every bar; the host remembers the others. One expression: see `indicator`.
        const binary = (column, slot, operator, right) => {
          const operand = Column.operand(right);
          const result = columnOf(
            operator === "SHIFT" ? host.shift(column._node, operand) : host.binary(operator, column._node, operand),
          );
          // Both or neither: what was refused is refused again, not answered with the column before it.
          column._rights[slot] = right;
          column._results[slot] = result;
          return result;
        };
        const binaries = Object.keys(BINARY);
        binaries.forEach((word, slot) => {
          const operator = BINARY[word];
          Column.prototype[word] = function (right) {
            return this._rights[slot] === right ? this._results[slot] : binary(this, slot, operator, right);
          };
        });
        // Rolling and cumulative words, the column first: close.highest(20) is ta.highest(close, 20).
        ROLLING.forEach((word) => {
          Column.prototype[word] = function (first, second, third) { return ta[word](this, first, second, third); };
        });
        Object.keys(UNARY).forEach((word, place) => {
          const operator = UNARY[word];
          const slot = binaries.length + place;
          Column.prototype[word] = function () {
            return (this._results[slot] ??= columnOf(host.unary(operator, this._node)));
          };
        });
      }

      // In `signals` a column as well; in `onBar` the value of that bar.
      ago(count) {
        return bars === null ? this.shift(count) : opened(this).ago(count);
      }
      // The value at the bar that has just closed: a number (NaN for no value) or true/false.
      get now() {
        return (this._cell ?? opened(this)).now;
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
    const opened = (column) => {
      if (column._cell === undefined) {
        if (bars === null) {
          host.refuse("a column has no value inside signals()", "signals() describes columns, onBar(ctx) reads them bar by bar");
        }
        column._cell = bars.cell(column._node);
      }
      return column._cell;
    };
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
      typeof value === "object" && value !== null && !every.has(value) && !several.has(value) &&
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
      // And as the page of the indicator says.
      if (outputs.includes("value")) Object.defineProperty(columns, "value", { value: columns[name] });
      const group = sealed(`ta.${name}()`, columns, "");
      several.add(group);
      return group;
    };

    // The same call gives the same columns, so that a call on every bar costs a few comparisons: each
    // indicator keeps its two most recent calls of the usual form at hand, since strategies like to
    // compare a fast one with a slow one. An interpreter pays for each node it walks: one expression
    // without statements, and neither rest parameters nor `arguments`, for which it would make an object.
    const indicator = (name) => {
      let first1 = none, second1, known1, first2 = none, second2, known2;
      const other = (...all) => {
        while (all.length > 0 && all[all.length - 1] === undefined) all.pop();
        const known = remembered(name, all);
        if (all.length === 2) {
          [first2, second2, known2] = [first1, second1, known1];
          [first1, second1, known1] = [...all, known];
        }
        return known;
      };
      return (first, second, third, fourth, fifth, sixth, seventh, eighth) =>
        third !== undefined || fourth !== undefined || fifth !== undefined || sixth !== undefined ||
          seventh !== undefined || eighth !== undefined ? other(first, second, third, fourth, fifth, sixth, seventh, eighth)
        : first === first1 && second === second1 ? known1
        : first === first2 && second === second2 ? known2
        : other(first, second);
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
    host.ownIndicators().split(",").forEach((name) => { functions[name] = indicator(name); });
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
      ["open", "high", "low", "close", "volume"].forEach((field) => { columns[field] = columnOf(host.source(series, field)); });
      return columns;
    };
    const main = candles("");

    const seriesColumns = {};
    host.seriesNames().split("\n").filter((name) => name !== "").forEach((name) => {
      seriesColumns[name] = sealed(`series.${name}`, candles(name));
    });
    const series = sealed("series", seriesColumns, "declare it: export const strategy = { …, series: { name: \"1h\" } }");

    const parameters = {};
    Array.from({ length: host.parameterCount() }, (_each, index) => {
      const name = host.parameterName(index);
      const value = host.parameterValue(index);
      const handle = host.parameterHandle(index);
      if (bars !== null) parameters[name] = value;
      else if (handle !== null) parameters[name] = new Parameter(name, handle, value);
      else Object.defineProperty(parameters, name, { enumerable: true, get() { host.concretise(name); return value; } });
    });
    const params = sealed("params", parameters, "declare it: export const params = { name: { value: 10 } }");

    return { Column, OPERATOR_HINT, sealed, said, main, series, ta, params };
  };
})();
