# What a strategy in Python sees of columns: opaque stand-ins, indicators, parameters. Evaluated before the
# script. It holds no secret: `host` hands out opaque nodes, checks whatever it is given, and knows nothing of
# later bars.


import itertools


class StrategyError(Exception):
    """Something we refuse; the hint says what to write instead."""

    def __init__(self, message, hint=""):
        super().__init__(message)
        self.hint = hint


class AnyColumn:
    """What all columns are, whatever market they belong to."""

    __slots__ = ()


class Words:
    """What the parts of this world share."""

    def __init__(self, **words):
        self.__dict__.update(words)


# Names are bound here, since a script may use the same ones.
def __opentrade_columns(host, bars, Words=Words, StrategyError=StrategyError, AnyColumn=AnyColumn, itertools=itertools):
    truth_hint = "columns are compared as a whole: write (a > b) & (c > d), | for or, ~ for not, a.max(b) for max(a, b)"

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

        def __getitem__(self, name):
            refuse("%s has names, no index" % self._what, "write %s.%s" % (self._what, name) if isinstance(name, str) else "")

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
        """The columns of an indicator with several; found as its page says them and as Python would."""

        def __getattr__(self, name):
            plain = name.replace("_", "").lower()
            for known in () if name.startswith("_") else self._names:
                if known.lower() == plain:
                    return getattr(self, known)
            return super().__getattr__(name)

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
        made = {name if output == "value" else output: make(output) for output in outputs}
        together = Outputs("ta.%s()" % name, made)
        if "value" in outputs:  # as the page of the indicator says
            object.__setattr__(together, "value", made[name])
        return together

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

    symbolic, plain = {}, {}

    class Parameters(Sealed):
        def __init__(self):
            super().__init__("params", symbolic, 'declare it: params = {"name": {"value": 10}}')
            object.__setattr__(self, "_names", tuple(symbolic) + tuple(plain))

        def __getattr__(self, name):
            if not name.startswith("_") and name in plain:
                call(host.concretise, name)
                return plain[name]
            return super().__getattr__(name)

    for index in range(host.parameterCount()):
        name, value = host.parameterName(index), host.parameterValue(index)
        handle = host.parameterHandle(index)
        if bars is None and handle is not None:
            symbolic[name] = Parameter(name, handle, value)
        elif bars is None:
            plain[name] = value
        else:
            symbolic[name] = value
    params = Parameters()

    return Words(
        main=main, series=series, ta=ta, params=params, Column=Column, Sealed=Sealed, call=call, refuse=refuse,
        misspelled=misspelled, said=said, operand=operand, truth_hint=truth_hint,
    )
