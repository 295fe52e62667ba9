# The world of a strategy in Python: that of `signals`, or, bar by bar, the context. Made of columns and
# orders, and evaluated before the script.


def __opentrade_signals(host, words):
    refuse, call, said, operand = words.refuse, words.call, words.said, words.operand

    def finish(plan):
        if plan is None:
            refuse("signals(d) returned nothing", 'end it with: return {"enter_long": …, "exit_long": …}')
        if not isinstance(plan, dict):
            refuse("signals(d) must return a dict, not " + said(plan), 'return {"enter_long": column, "exit_long": column}')
        for key, value in plan.items():
            call(host.requireKey, str(key))
            if key == "plot":
                for label, line in (value or {}).items():
                    column = line["column"] if isinstance(line, dict) and "column" in line else line
                    call(host.plot, str(label), operand(column))
            elif value is None:
                refuse("%s is None" % key, "leave the key out, or return a column from the function that makes it")
            elif isinstance(value, bool):
                refuse("%s must be a condition, not %s" % (key, value), words.truth_hint)
            else:
                call(host.decide, str(key), value if isinstance(value, str) else operand(value))

    return words.Sealed("d", {**words.main, "series": words.series, "ta": words.ta, "params": words.params}), finish, None, None, None, None


def __opentrade_context(bars, words, make_orders=__opentrade_orders):
    Sealed = words.Sealed
    call, refuse, misspelled, said = words.call, words.refuse, words.misspelled, words.said
    orders = make_orders(bars, words)
    Order, draft, number, wish = orders.Order, orders.draft, orders.number, orders.wish
    not_a_number = float("nan")

    class State(dict):
        """Kept between bars: ctx.state["x"] or ctx.state.x."""

        def __getattr__(self, name):
            if name in self:
                return self[name]
            if name.startswith("__"):
                raise AttributeError(name)
            begin = "it holds nothing yet: begin with ctx.state.setdefault('%s', 0)" % name
            misspelled("ctx.state", name, [str(each) for each in self], "" if self else begin)

        def __setattr__(self, name, value):
            self[name] = value

    def unchanged(what, hint):
        def refused(self, name, value):
            refuse("%s cannot be changed: '%s'" % (what, name), hint)

        return refused

    class Position:
        __slots__ = ()
        quantity = property(lambda self: bars.quantity)
        entry_price = property(lambda self: bars.entryPrice)

        def compared(self, other=None):
            refuse("ctx.position is neither a number nor true or false", "write ctx.position.quantity")

        __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __float__ = compared
        __hash__ = None
        del compared

        __setattr__ = unchanged("ctx.position", "ctx.buy(), ctx.sell() and ctx.close_position() change what is held")

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

        __setattr__ = unchanged("ctx.bar", "keep your own values in variables or in ctx.state")

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

    class Nothing:
        """What is held in a market that the run does not have."""

        __slots__ = ()
        quantity = 0.0
        entry_price = not_a_number

    class Stranger(Sealed):
        """A market that the run does not have: what is ordered there is refused and counted."""

        def buy(self, **order):
            call(bars.orders.stranger, self.symbol, "buy")

        def sell(self, **order):
            call(bars.orders.stranger, self.symbol, "sell")

        def order(self, **order):
            return Order(call(bars.orders.stranger, self.symbol, "sell" if order.get("side") == "sell" else "buy"))

        def cancel(self, handle):
            context.cancel(handle)

        def close_position(self, tag=None, limit=None):
            call(bars.orders.stranger, self.symbol, "sell")

    def stranger(symbol, hint):
        return Stranger(symbol, {"symbol": symbol, "fresh": False, "position": Nothing(), "orders": ()}, hint)

    class Kit:
        """What the context of several markets is made with."""

    Kit.Sealed, Kit.refuse, Kit.call, Kit.said = Sealed, staticmethod(refuse), staticmethod(call), staticmethod(said)
    Kit.keep, Kit.params, Kit.stranger = staticmethod(keep), words.params, staticmethod(stranger)

    state, save, restore = keep()
    context = Context(
        "ctx",
        {
            **words.main,
            "series": words.series,
            "ta": words.ta,
            "params": words.params,
            "position": Position(),
            "bar": Bar(),
            "symbol": bars.symbol,
            "state": state,
        },
    )
    object.__setattr__(context, "_names", context._names + ("fresh", "cash", "equity", "buy", "sell", "close_position", "order", "cancel", "orders", "log", "notify", "plot"))
    return context, None, save, restore, orders.told, Kit


def __opentrade_prelude(
    host, bars, columns=__opentrade_columns, signals=__opentrade_signals, context=__opentrade_context
):
    words = columns(host, bars)
    return signals(host, words) if bars is None else context(bars, words)
