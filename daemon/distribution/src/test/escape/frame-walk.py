# attack: walks frames, closures and the collector's list to objects of the host
# exit: 1
strategy = {"api": 1}


def signals(d):
    import gc
    import sys

    seen, found = [], []
    frame = sys._getframe()
    while frame is not None:
        seen += list(frame.f_globals.values()) + list(frame.f_locals.values())
        frame = frame.f_back
    for each in list(seen):
        for cell in getattr(each, "__closure__", None) or ():
            try:
                seen.append(cell.cell_contents)
            except ValueError:
                continue
    seen += gc.get_objects()
    for each in seen:
        for name in ("getClass", "engine", "context", "builder"):
            try:
                found.append(getattr(each, name)())
            except BaseException:
                continue
    for each in found:
        raise Exception("ESC" + "APED " + str(each))
    raise Exception("held: %d objects" % len(seen))
