# attack: finds the host behind its words, tells it another bar and opens columns there
# exit: 1
# says: held
strategy = {"api": 1}


def behind(thing, seen):
    if id(thing) in seen:
        return None
    seen.add(id(thing))
    if hasattr(thing, "queueEntry"):
        return thing
    for cell in getattr(getattr(thing, "__func__", thing), "__closure__", None) or ():
        try:
            found = behind(cell.cell_contents, seen)
        except ValueError:
            continue
        if found is not None:
            return found
    return None


def on_bar(ctx):
    host = behind(ctx.log, set())
    if host is None:
        raise Exception("no host was found")
    if ctx.bar.index > 20:
        raise Exception("held")
    close = ctx.bar.close
    host.index = host.index + 9
    for field in ("close", "quantity", "cash"):
        setattr(host, field, 1000)
    if (ctx.close + ctx.bar.index).now - ctx.bar.index != close:
        raise Exception("ESC" + "APED: a later bar")
