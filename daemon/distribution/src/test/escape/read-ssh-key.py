# attack: opens a key in ~/.ssh
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    raise Exception("ESC" + "APED " + open("$SSH$").read())
