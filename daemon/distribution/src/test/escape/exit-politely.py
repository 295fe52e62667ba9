# attack: asks to end
# exit: 1
strategy = {"api": 1}


def signals(d):
    import sys
    sys.exit(0)
