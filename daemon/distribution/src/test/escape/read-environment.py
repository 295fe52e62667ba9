# attack: opens the daemon's environment
# wall: linux
# exit: 1
strategy = {"api": 1}


def signals(d):
    raise Exception("ESC" + "APED " + str(len(open("/proc/$DAEMON$/environ", "rb").read())))
