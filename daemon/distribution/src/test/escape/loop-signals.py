# attack: never returns from signals
# exit: 6
# says: the strategy was stopped
# limit: 3
strategy = {"api": 1}


def signals(d):
    while True:
        pass
