# attack: forks
# exit: 1
strategy = {"api": 1}


def signals(d):
    import os
    raise Exception("ESC" + "APED " + str(os.fork()))
