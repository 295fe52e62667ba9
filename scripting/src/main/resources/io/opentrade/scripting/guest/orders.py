# Orders of a strategy in Python: what it writes of them, checked and handed to the host, and how they fare.


def __opentrade_orders(bars, words, Words=Words):
    Column, Sealed = words.Column, words.Sealed
    call, refuse, misspelled, said = words.call, words.refuse, words.misspelled, words.said

    not_a_number = float("nan")

    def is_exact(value):
        """Decimals and fractions of Python's own library, which is not loaded for asking."""
        return type(value).__module__ in ("decimal", "_decimal", "_pydecimal", "fractions") and hasattr(value, "__float__")

    def number(key, value):
        if value is None:
            return not_a_number
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            if isinstance(value, Column):
                refuse("%s must be a number, not a column" % key, "write .now behind the column")
            if not is_exact(value):
                refuse("%s must be a number, not %s" % (key, said(value)))
        if value != value:
            return float("-inf")  # NaN is what is not given
        try:
            return float(value)
        except OverflowError:
            return float("inf")

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

    return Words(Order=Order, draft=draft, number=number, wish=wish, told=told)
