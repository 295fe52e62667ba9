# attack: ends its own process
# exit: None
strategy = {"api": 1}


def signals(d):
    import os
    os._exit(0)
