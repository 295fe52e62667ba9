# attack: loads native code
# exit: 1
strategy = {"api": 1}


def signals(d):
    import ctypes
    raise Exception("ESC" + "APED " + str(ctypes.CDLL(None).getpid()))
