# attack: calls itself without end
# exit: 1
strategy = {"api": 1}


def signals(d):
    def f():
        return f() + 1
    return f()
