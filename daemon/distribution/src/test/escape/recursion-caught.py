# attack: calls itself without end and catches what that gives
# exit: 1, 6
# limit: 3
strategy = {"api": 1}


def signals(d):
    import sys
    sys.setrecursionlimit(10 ** 9)
    def f():
        try:
            f()
        except BaseException:
            f()
    while True:
        f()
