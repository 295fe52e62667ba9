# attack: imports modules above its own folder
# exit: 1
strategy = {"api": 1}


def signals(d):
    import importlib

    for name, package in (("..canary", "a.b"), (".canary", "home"), ("home.canary", None), ("....etc.passwd", "a.b.c.d.e")):
        try:
            module = importlib.import_module(name, package)
        except BaseException:
            continue
        raise Exception("ESC" + "APED " + str(module))
    raise ImportError("held")
