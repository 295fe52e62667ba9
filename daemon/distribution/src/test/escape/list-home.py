# attack: lists the daemon's home
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import os
    raise Exception("ESC" + "APED " + str(os.listdir("$HOME$")))
