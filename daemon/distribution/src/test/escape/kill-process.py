# attack: kills another process
# exit: 1
strategy = {"api": 1}


def signals(d):
    import os, signal
    os.kill($VICTIM$, signal.SIGKILL)
    raise Exception("ESC" + "APED")
