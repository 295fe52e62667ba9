# attack: opens the canary in the daemon's home
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    raise Exception("ESC" + "APED " + open("$CANARY$").read())
