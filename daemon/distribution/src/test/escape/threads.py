# attack: starts a thread
# wall: language
# exit: 1
strategy = {"api": 1}


def signals(d):
    import _thread
    _thread.start_new_thread(print, ("x",))
    raise Exception("ESC" + "APED")
