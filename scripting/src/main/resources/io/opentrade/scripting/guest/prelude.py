# What a strategy in Python sees of us: opaque columns, indicators, parameters, and, bar by bar, the
# context. Evaluated before the script. It holds no secret: `host` hands out opaque nodes, checks
# whatever it is given, and knows nothing of later bars.


import itertools


class StrategyError(Exception):
    """Something we refuse; the hint says what to write instead."""

    def __init__(self, message, hint=""):
        super().__init__(message)
        self.hint = hint


class AnyColumn:
    """What all columns are, whatever market they belong to."""

    __slots__ = ()


def __opentrade_describe(error):
    """The frames of an exception, outermost first, for the host: file, line, column each."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        column = 0
        try:
            column = list(code.co_positions())[trace.tb_lasti // 2][2] or 0
        except Exception:
            pass
        frames.append("%s\n%d\n%d" % (code.co_filename, trace.tb_lineno, column + 1))
        trace = trace.tb_next
    return "\n".join(frames)


def __opentrade_neighbour(path, text, sources={}):
    """Lets the script import a file of its own folder."""
    import importlib.machinery
    import sys

    class Neighbours:
        """Finds modules among the sources that came with the script."""

        def find_spec(self, name, path=None, target=None):
            place = name.replace(".", "/")
            for candidate, package in ((place + ".py", False), (place + "/__init__.py", True)):
                if candidate in sources:
                    return importlib.machinery.ModuleSpec(name, Source(candidate), is_package=package)
            if any(each.startswith(place + "/") for each in sources):
                return importlib.machinery.ModuleSpec(name, Source(None), is_package=True)

    class Source:
        def __init__(self, path):
            self.path = path

        def create_module(self, spec):
            return None

        def exec_module(self, module):
            if self.path is not None:
                exec(compile(sources[self.path], self.path, "exec"), module.__dict__)

    if not sources:
        sys.meta_path.insert(0, Neighbours())
    sources[path] = text


def __opentrade_prelude(host, bars):
    truth_hint = "columns are compared as a whole: write (a > b) & (c > d), | for or, ~ for not"

    def call(function, *arguments):
        # The host's own exceptions carry no Python line; ours do.
        try:
            return function(*arguments)
        except BaseException as error:
            hint = host.lastHint()
            message = host.takeMessage() or str(error)
        raise StrategyError(message, hint)

    def refuse(message, hint=""):
        raise StrategyError(message, hint)

    def misspelled(what, name, names, hint=""):
        call(host.refuseName, what, str(name), ",".join(names), hint)

    class Sealed:
        """An object with fixed names; a misspelled one is told the nearest."""

        def __init__(self, what, values, hint=""):
            object.__setattr__(self, "_what", what)
            object.__setattr__(self, "_hint", hint)
            object.__setattr__(self, "_names", tuple(values))
            for name, value in values.items():
                object.__setattr__(self, name, value)

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            misspelled(self._what, name, self._names, self._hint)

        def __setattr__(self, name, value):
            refuse("%s cannot be changed: '%s'" % (self._what, name), "keep your own values in variables or in ctx.state")

    def number_of(parameter):
        call(host.concretise, parameter._name)
        return parameter._value

    class Parameter:
        """A number that stays symbolic when passed straight to a column or an indicator."""

        __slots__ = ("_name", "_handle", "_value")

        def __init__(self, name, handle, value):
            self._name, self._handle, self._value = name, handle, value

        def __bool__(self):
            return bool(number_of(self))

        def __int__(self):
            return int(number_of(self))

        def __index__(self):
            return number_of(self).__index__()

        def __float__(self):
            return float(number_of(self))

        def __hash__(self):
            return hash(number_of(self))

        def __str__(self):
            return str(number_of(self))

        __repr__ = __str__

        def __format__(self, specification):
            return format(number_of(self), specification)

        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            return getattr(number_of(self), name)

    def concrete(value):
        return number_of(value) if isinstance(value, Parameter) else value

    def forward(name):
        def operator(self, *others):
            if any(isinstance(other, Column) for other in others):
                return NotImplemented
            method = getattr(number_of(self), name, None)
            if method is None:
                return NotImplemented
            result = method(*[concrete(other) for other in others])
            if result is NotImplemented and len(others) == 1 and isinstance(concrete(others[0]), float):
                result = getattr(float(number_of(self)), name)(concrete(others[0]))
            return result

        return operator

    for each in (
        "add sub mul truediv floordiv mod pow radd rsub rmul rtruediv rfloordiv rmod rpow divmod rdivmod "
        "eq ne lt le gt ge neg pos abs round trunc floor ceil and or xor invert lshift rshift"
    ).split():
        setattr(Parameter, "__%s__" % each, forward("__%s__" % each))

    def said(value):
        if value is None or isinstance(value, (bool, int, float)):
            return str(value)
        if isinstance(value, str):
            return "the text '%s'" % value
        return "a " + type(value).__name__

    def operand(value):
        if isinstance(value, Column):
            return value._node
        if isinstance(value, Parameter):
            return value._handle
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            if isinstance(value, AnyColumn):
                call(host.refuseOther)
            if isinstance(value, Outputs):
                refuse("this indicator has several outputs", "pick one: " + ", ".join("." + name for name in value._names))
            refuse("a column or a number is needed, not " + said(value), truth_hint if isinstance(value, bool) else "")
        return float(value)

    numbers = itertools.count()

    def binary(operator):
        def compute(self, right):
            if bars is None:
                return Column(call(host.binary, operator, self._node, operand(right)))
            # on_bar asks for the same columns on every bar.
            key = (operator, right._number) if type(right) is Column else (operator, None, right)
            known = self._memo.get(key)
            if known is None:
                known = self._memo[key] = Column(call(host.binary, operator, self._node, operand(right)))
            return known

        return compute

    class Column(AnyColumn):
        """A column of numbers or of conditions. It has no value, no length and no truth of its own."""

        __slots__ = ("_node", "_memo", "_cell", "_number")

        def __init__(self, node):
            self._node, self._memo, self._cell, self._number = node, {}, None, next(numbers)

        def _reverse(self, operator, left):
            return Column(call(host.binary, operator, operand(left), self._node))

        def _unary(self, operator):
            known = self._memo.get(operator)
            if known is None:
                known = self._memo[operator] = Column(call(host.unary, operator, self._node))
            return known

        __add__ = binary("ADD")
        def __radd__(self, left): return self._reverse("ADD", left)
        __sub__ = binary("SUBTRACT")
        def __rsub__(self, left): return self._reverse("SUBTRACT", left)
        __mul__ = binary("MULTIPLY")
        def __rmul__(self, left): return self._reverse("MULTIPLY", left)
        __truediv__ = binary("DIVIDE")
        def __rtruediv__(self, left): return self._reverse("DIVIDE", left)
        __mod__ = binary("REMAINDER")
        def __rmod__(self, left): return self._reverse("REMAINDER", left)
        __pow__ = binary("POWER")
        def __rpow__(self, left): return self._reverse("POWER", left)
        def __neg__(self): return self._unary("NEGATE")
        def __pos__(self): return self
        def __abs__(self): return self._unary("ABSOLUTE")

        __gt__ = binary("GREATER")
        __lt__ = binary("LESS")
        __ge__ = binary("GREATER_OR_EQUAL")
        __le__ = binary("LESS_OR_EQUAL")
        __eq__ = binary("EQUAL")
        __ne__ = binary("NOT_EQUAL")
        __and__ = binary("AND")
        __or__ = binary("OR")
        __xor__ = binary("XOR")
        def __invert__(self): return self._unary("NOT")

        def abs(self): return self._unary("ABSOLUTE")
        def sign(self): return self._unary("SIGN")
        def log(self): return self._unary("LOGARITHM")
        def exp(self): return self._unary("EXPONENT")
        def sqrt(self): return self._unary("SQUARE_ROOT")
        min = binary("MINIMUM")
        max = binary("MAXIMUM")
        crosses_above = binary("CROSSES_ABOVE")
        crosses_below = binary("CROSSES_BELOW")
        crosses_above_strict = binary("CROSSES_ABOVE_STRICT")
        crosses_below_strict = binary("CROSSES_BELOW_STRICT")

        def shift(self, count):
            """The column as it was `count` bars ago."""
            if isinstance(count, (Column, Parameter)):
                return Column(call(host.shift, self._node, operand(count)))
            known = self._memo.get(("shift", count))
            if known is None:
                known = self._memo["shift", count] = Column(call(host.shift, self._node, operand(count)))
            return known

        def ago(self, count):
            """In signals a column as well; in on_bar the value of that bar."""
            if bars is None:
                return self.shift(count)
            if isinstance(count, bool) or not isinstance(count, int):
                refuse("ago(n) needs a whole number of bars, not " + said(count))
            return call(self._opened().ago, count)

        @property
        def now(self):
            """The value at the bar that has just closed: a number (nan for no value) or True/False."""
            cell = self._cell
            return cell.now if cell is not None else self._opened().now

        def _opened(self):
            if self._cell is None:
                if bars is None:
                    refuse("a column has no value inside signals()", "signals() describes columns, on_bar(ctx) reads them bar by bar")
                self._cell = call(bars.cell, self._node)
            return self._cell

        __hash__ = object.__hash__

        # Everything that Python would do with a column by itself.
        def __bool__(self): refuse("a column is neither true nor false", truth_hint)
        def __len__(self): refuse("a column has no length", "it is evaluated later, over all bars at once")
        def __iter__(self): refuse("a column cannot be iterated", "it is evaluated later, over all bars at once")
        def __contains__(self, value): refuse("a column cannot be searched", "it is evaluated later, over all bars at once")
        def __getitem__(self, index): refuse("a column has no index", "look back with .ago(n); the bars ahead cannot be seen")
        def __float__(self): refuse("a column is not a number", "write .now behind it in on_bar(ctx)")
        def __int__(self): refuse("a column is not a number", "write .now behind it in on_bar(ctx)")
        def __index__(self): refuse("a column is not a number", "write .now behind it in on_bar(ctx)")
        def __setitem__(self, index, value): refuse("a column has no index", "make another column: d.ta.where(condition, a, b)")
        def __delitem__(self, index): refuse("a column has no index", "make another column: d.ta.where(condition, a, b)")
        def __complex__(self): refuse("a column is not a number", "write .now behind it in on_bar(ctx)")
        def __round__(self, digits=None): refuse("a column cannot be rounded", "columns have abs(), sign(), log(), exp() and sqrt()")
        def __floor__(self): refuse("a column cannot be rounded", "columns have abs(), sign(), log(), exp() and sqrt()")
        __ceil__ = __trunc__ = __floor__
        def __floordiv__(self, other): refuse("// does not work on columns", "divide with /")
        __rfloordiv__ = __divmod__ = __rdivmod__ = __floordiv__
        def __lshift__(self, other): refuse("<< and >> do not work on columns", "look back with .shift(n)")
        __rshift__ = __rlshift__ = __rrshift__ = __lshift__
        def __matmul__(self, other): refuse("@ does not work on columns", "multiply with *")
        __rmatmul__ = __matmul__
        def __reversed__(self): refuse("a column cannot be iterated", "it is evaluated later, over all bars at once")
        def __next__(self): refuse("a column cannot be iterated", "it is evaluated later, over all bars at once")
        def __call__(self, *positional, **named): refuse("a column is not a function", "look back with .ago(n) or .shift(n)")
        def __bytes__(self): refuse("a column cannot become text", "it is evaluated later, over all bars at once")
        def __reduce_ex__(self, protocol): refuse("a column cannot be copied", "hand it on as it is")
        def __str__(self): refuse("a column cannot become text", "it is evaluated later, over all bars at once")
        def __repr__(self): refuse("a column cannot become text", "it is evaluated later, over all bars at once")
        def __format__(self, specification): refuse("a column cannot become text", "it is evaluated later, over all bars at once")

        def __getattr__(self, name):
            if name.startswith("_"):
                raise AttributeError(name)
            misspelled("a column", name, column_names, "it is evaluated later; what its words lack, ta.scan(columns, init, step) computes bar by bar")

        def __setattr__(self, name, value):
            if not name.startswith("_"):
                refuse("a column cannot be changed", "make another one: d.ta.where(condition, a, b)")
            object.__setattr__(self, name, value)

    def rolling(word):
        # The column first: close.highest(20) is ta.highest(close, 20).
        return lambda self, *positional, **named: getattr(ta, word)(self, *positional, **named)

    for word in ("sum", "mean", "std", "highest", "lowest", "rank", "quantile", "correlation", "slope", "ewm",
                 "cum_sum", "cum_product", "cum_min", "cum_max", "cum_count", "since", "count"):
        setattr(Column, word, rolling(word))

    column_names = [name for name in vars(Column) if not name.startswith("_")]

    class Outputs(Sealed):
        """The columns of an indicator with several."""

    def argument(value):
        return value if isinstance(value, str) else operand(value)

    def make_indicator(name, positional, named):
        outputs = call(host.outputs, name).split(",")
        values = [argument(value) for value in positional]
        extra = [argument(value) for value in named.values()]

        def make(output):
            return Column(call(host.indicator, name, output, values, ",".join(named), extra))

        if len(outputs) == 1:
            return make(outputs[0])
        # The chief output is called like the indicator: ta.macd(close).macd.
        return Outputs("ta.%s()" % name, {name if output == "value" else output: make(output) for output in outputs})

    def key_of(value):
        if isinstance(value, Column):
            return ("column", value._number)
        return ("parameter", value._name) if isinstance(value, Parameter) else value

    def indicator(name):
        memo = {}

        def compute(*positional, **named):
            # The same call gives the same columns, so that a call on every bar costs a look-up; the
            # usual sort of call is looked up where it is cheapest.
            usual = len(positional) == 2 and not named and type(positional[0]) is Column and type(positional[1]) is int
            if usual:
                store, key = positional[0]._memo, (name, positional[1])
            else:
                store, key = memo, (tuple(map(key_of, positional)), tuple((each, key_of(value)) for each, value in named.items()))
            known = store.get(key)
            if known is None:
                known = store[key] = make_indicator(name, positional, named)
            return known

        return compute

    class Indicators:
        def __getattr__(self, name):
            if name.startswith("__"):
                raise AttributeError(name)
            call(host.requireIndicator, name.replace("_", ""))
            found = indicator(name.replace("_", ""))
            self.__dict__[name] = found
            return found

        def where(self, condition, then, otherwise):
            return Column(call(host.where, operand(condition), operand(then), operand(otherwise)))

        def scan(self, columns, init, step):
            """A column computed bar by bar: `step` is handed its state and the values of the columns at
            the bar, and gives the next state: a number, or a dict with a number "value"."""
            if bars is not None:
                refuse("scan is for signals()", "in on_bar(ctx) keep what you need in ctx.state")
            if not callable(step):
                refuse("scan needs a function as its last argument, not " + said(step), "d.ta.scan([d.close], 0, lambda state, close: state + close)")
            several = list(columns) if isinstance(columns, (list, tuple)) else [columns]
            return Column(call(host.scan, [operand(each) for each in several], init, step))

        def min(self, left, right): return left.min(right)
        def max(self, left, right): return left.max(right)
        def abs(self, column): return column.abs()
        def log(self, column): return column.log()
        def exp(self, column): return column.exp()
        def sqrt(self, column): return column.sqrt()

    ta = Indicators()

    def candles(series):
        return {field: Column(call(host.source, series, field)) for field in ("open", "high", "low", "close", "volume")}

    main = candles("")
    series = Sealed(
        "series",
        {name: Sealed("series." + name, candles(name)) for name in host.seriesNames().split("\n") if name},
        'declare it: strategy = {…, "series": {"name": "1h"}}',
    )

    class Parameters(Sealed):
        def __init__(self, values, concrete_ones):
            super().__init__("params", values, 'declare it: params = {"name": {"value": 10}}')
            object.__setattr__(self, "_names", tuple(values) + tuple(concrete_ones))
            object.__setattr__(self, "_concrete", concrete_ones)

        def __getattr__(self, name):
            if not name.startswith("_") and name in self._concrete:
                call(host.concretise, name)
                return self._concrete[name]
            return super().__getattr__(name)

    symbolic, plain = {}, {}
    for index in range(host.parameterCount()):
        name, value = host.parameterName(index), host.parameterValue(index)
        handle = host.parameterHandle(index)
        if bars is None and handle is not None:
            symbolic[name] = Parameter(name, handle, value)
        elif bars is None:
            plain[name] = value
        else:
            symbolic[name] = value
    params = Parameters(symbolic, plain)

    if bars is None:

        def finish(plan):
            if plan is None:
                refuse("signals(d) returned nothing", 'end it with: return {"enter_long": …, "exit_long": …}')
            if not isinstance(plan, dict):
                refuse("signals(d) must return a dict, not " + said(plan), 'return {"enter_long": column, "exit_long": column}')
            for key, value in plan.items():
                if key == "plot":
                    for label, line in (value or {}).items():
                        column = line["column"] if isinstance(line, dict) and "column" in line else line
                        call(host.plot, str(label), operand(column))
                elif value is None:
                    refuse("%s is None" % key, "leave the key out, or return a column from the function that makes it")
                elif isinstance(value, bool):
                    refuse("%s must be a condition, not %s" % (key, value), truth_hint)
                else:
                    call(host.decide, str(key), value if isinstance(value, str) else operand(value))

        return Sealed("d", {**main, "series": series, "ta": ta, "params": params}), finish, None, None, None, None

    class State(dict):
        """Kept between bars: ctx.state["x"] or ctx.state.x."""

        def __getattr__(self, name):
            if name in self:
                return self[name]
            if name.startswith("__"):
                raise AttributeError(name)
            misspelled("ctx.state", name, [str(each) for each in self])

        def __setattr__(self, name, value):
            self[name] = value

    not_a_number = float("nan")

    def number(key, value):
        if value is None:
            return not_a_number
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
            if isinstance(value, Column):
                refuse("%s must be a number, not a column" % key, "write .now behind the column")
            refuse("%s must be a number, not %s" % (key, said(value)), "is it computed from a column that has no value yet?")
        return float(value)

    order_keys = ("quantity", "percent", "quote", "limit", "stop", "take_profit", "trail", "leverage", "tag")

    def enter(direction, positional, order):
        if positional:
            refuse("an order takes named values only", "for example ctx.buy(percent=50)")
        for key in order:
            if key not in order_keys:
                misspelled("an order", key, order_keys)
        tag = order.get("tag")
        call(bars.queueEntry, direction, *[number(key, order.get(key)) for key in order_keys[:-1]], "" if tag is None else str(tag))

    trail_keys = ("distance", "percent", "ticks", "activation", "limit")
    all_order_keys = (
        "side", "type", "quantity", "percent", "quote", "limit", "trigger", "trail", "reduce_only", "post_only",
        "display", "time_in_force", "until", "tag", "oco", "then",
    )

    def known(what, options, keys):
        if not isinstance(options, dict):
            refuse("%s takes %s, not %s" % (what, ", ".join(keys), said(options)))
        for key in options:
            if key not in keys:
                misspelled(what, key, keys)
        return options

    def word(options, key):
        value = options.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            refuse("%s must be a text, not %s" % (key, said(value)))
        return value

    def flag(options, key):
        value = options.get(key)
        if value is not None and not isinstance(value, bool):
            refuse("%s must be True or False, not %s" % (key, said(value)))
        return bool(value)

    def single(options):
        trail = options.get("trail")
        trail = known("a trail", trail, trail_keys) if isinstance(trail, dict) else {"distance": trail}
        return call(
            bars.orders.order, word(options, "side"), word(options, "type"),
            number("quantity", options.get("quantity")), number("percent", options.get("percent")), number("quote", options.get("quote")),
            number("limit", options.get("limit")), number("trigger", options.get("trigger")),
            number("distance", trail.get("distance")), number("percent", trail.get("percent")), number("ticks", trail.get("ticks")),
            number("activation", trail.get("activation")), number("limit", trail.get("limit")),
            flag(options, "reduce_only"), flag(options, "post_only"), number("display", options.get("display")),
            word(options, "time_in_force"), number("until", options.get("until")), word(options, "tag"),
        )

    def together(several):
        if not isinstance(several, (list, tuple)) or len(several) < 2:
            refuse("oco takes a list of two orders at least")
        drafts = [draft(each) for each in several]
        made = drafts[0]
        for each in drafts[1:]:
            made = call(bars.orders.oco, made, each)
        return made

    def draft(options):
        known("an order", options, all_order_keys)
        if options.get("oco") is not None:
            if len(options) > 1:
                refuse("oco stands alone: its orders say the rest", "ctx.order(oco=[{…}, {…}])")
            return together(options["oco"])
        first, then = single(options), options.get("then")
        if then is None:
            return first
        return call(bars.orders.then, first, together(then) if isinstance(then, (list, tuple)) else draft(then))

    class Order:
        """How what was placed fares."""

        __slots__ = ("_own",)

        def __init__(self, own):
            self._own = own

        id = property(lambda self: self._own.id)
        state = property(lambda self: self._own.state)
        reason = property(lambda self: self._own.reason)
        quantity = property(lambda self: self._own.quantity)
        filled = property(lambda self: self._own.filled)
        price = property(lambda self: self._own.price)
        done = property(lambda self: self._own.done)

        def __eq__(self, other):
            return isinstance(other, Order) and other.id == self.id

        def __hash__(self):
            return self.id

        def __getattr__(self, name):
            misspelled("an order", name, ("id", "state", "reason", "quantity", "filled", "price", "done"))

    order_only = ("type", "trigger", "reduce_only", "post_only", "display", "time_in_force", "until", "then")

    def wish(direction, side, positional, options):
        if any(options.get(key) is not None for key in order_only) or isinstance(options.get("trail"), dict):
            if positional:
                refuse("an order takes named values only", "for example ctx.buy(percent=50)")
            return Order(call(bars.orders.place, draft({**options, "side": side})))
        enter(direction, positional, options)

    def told(event):
        return Sealed(
            "a fill or an order",
            {
                "order": None if event.handle is None else Order(event.handle),
                **{name: getattr(event, name) for name in ("symbol", "side", "purpose", "state", "reason", "tag", "time", "quantity", "filled", "price", "fee")},
            },
        )

    class Position:
        __slots__ = ()
        quantity = property(lambda self: bars.quantity)
        entry_price = property(lambda self: bars.entryPrice)

        def __getattr__(self, name):
            misspelled("ctx.position", name, ("quantity", "entry_price"))

    class Bar:
        __slots__ = ()
        index = property(lambda self: bars.index)
        time = property(lambda self: bars.time)
        open = property(lambda self: bars.open)
        high = property(lambda self: bars.high)
        low = property(lambda self: bars.low)
        close = property(lambda self: bars.close)
        volume = property(lambda self: bars.volume)

        def __getattr__(self, name):
            misspelled("ctx.bar", name, ("index", "time", "open", "high", "low", "close", "volume"))

    class Context(Sealed):
        fresh = property(lambda self: bars.fresh)
        cash = property(lambda self: bars.cash)
        equity = property(lambda self: bars.equity)

        def buy(self, *positional, **order):
            return wish("LONG", "buy", positional, order)

        def sell(self, *positional, **order):
            return wish("SHORT", "sell", positional, order)

        def order(self, *positional, **order):
            if positional:
                refuse("an order takes named values only", 'for example ctx.order(side="buy", percent=50, limit=95)')
            return Order(call(bars.orders.place, draft(order)))

        def cancel(self, handle):
            if not isinstance(handle, Order):
                refuse("ctx.cancel() takes what ctx.order() returned, not " + said(handle))
            call(bars.orders.cancel, handle._own)

        orders = property(lambda self: [Order(bars.orders.open(index)) for index in range(bars.orders.count())])

        def close_position(self, tag=None, limit=None):
            call(bars.queueExit, number("limit", limit), "" if tag is None else str(tag))

        def log(self, *values):
            call(bars.write, " ".join(map(str, values)))

        def notify(self, *values):
            call(bars.notice, " ".join(map(str, values)))

        def plot(self, name, value):
            call(bars.plot, str(name), not_a_number if value is None or value != value else number("plot '%s'" % name, value))

    def keep():
        state = State()

        def save():
            if not state:
                return ""
            import json

            try:
                return json.dumps(state, allow_nan=False)
            except (TypeError, ValueError, RecursionError) as error:
                refuse("ctx.state cannot be kept: %s" % error, "it is kept as JSON: finite numbers, texts, True, False, None, lists and dicts")

        def restore(text):
            import json

            state.update(json.loads(text))

        return state, save, restore

    class Kit:
        """What the context of several markets is made with."""

    Kit.Sealed, Kit.refuse, Kit.call, Kit.said = Sealed, staticmethod(refuse), staticmethod(call), staticmethod(said)
    Kit.keep, Kit.params = staticmethod(keep), params

    state, save, restore = keep()
    context = Context(
        "ctx",
        {
            **main,
            "series": series,
            "ta": ta,
            "params": params,
            "position": Position(),
            "bar": Bar(),
            "symbol": bars.symbol,
            "state": state,
        },
    )
    object.__setattr__(context, "_names", context._names + ("fresh", "cash", "equity", "buy", "sell", "close_position", "order", "cancel", "orders", "log", "notify", "plot"))
    return context, None, save, restore, told, Kit
