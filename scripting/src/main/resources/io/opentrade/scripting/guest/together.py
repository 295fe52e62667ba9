# What `on_bars` is given: the account, and each of its markets as `on_bar` sees it. Made from the
# worlds of the markets, with their own tools.


def __opentrade_together(host, kit, group, *markets):
    symbols = [market.symbol for market in markets]
    state, save, restore = kit.keep()
    hint = 'a market has it: ctx.market("%s")' % symbols[0]

    class Portfolio(kit.Sealed):
        time = property(lambda self: group.time)
        cash = property(lambda self: group.cash)
        equity = property(lambda self: group.equity)

        def market(self, symbol):
            found = [each for each in markets if each.symbol == symbol]
            if len(found) > 1:
                kit.refuse("%d markets are called %s" % (len(found), symbol), "take one by its place: ctx.markets[0]")
            if not found and isinstance(symbol, str):
                return kit.stranger(symbol, "the markets of this run: " + ", ".join(symbols))
            if not found:
                kit.refuse("ctx.market() takes a market's name, not " + kit.said(symbol), hint)
            return found[0]

        def log(self, *values):
            kit.call(group.write, " ".join(map(str, values)))

        def notify(self, *values):
            kit.call(group.notice, " ".join(map(str, values)))

    context = Portfolio("ctx", {"markets": markets, "params": kit.params, "state": state}, hint)
    object.__setattr__(context, "_names", context._names + ("market", "time", "cash", "equity", "log", "notify"))
    return context, None, save, restore, None, None
