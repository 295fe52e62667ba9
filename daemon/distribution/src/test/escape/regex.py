# attack: a regular expression that backtracks without end
# exit: None
# limit: 3
strategy = {"api": 1}


def signals(d):
    import re
    re.match(r"^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 200)
    re.match(r"(x+x+)+y", "x" * 64)
    raise Exception("held")
