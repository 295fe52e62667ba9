# attack: walks a function's globals to modules
# exit: 1
strategy = {"api": 1}


def signals(d):
    for value in print.__self__.__dict__["__import__"]("sys").modules.values():
        system = getattr(value, "system", None)
        if system is not None and system("exit 0") == 0:
            raise Exception("ESC" + "APED")
    raise LookupError("none")
