# attack: installs a signal handler
# exit: 1
strategy = {"api": 1}


def signals(d):
    import signal
    signal.signal(signal.SIGTERM, lambda *_: None)
    raise Exception("held")
