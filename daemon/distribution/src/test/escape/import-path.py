# attack: imports a module from a folder of its choice
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import sys
    sys.path.insert(0, "$HOME$")
    import canary
    raise Exception("ESC" + "APED " + canary.text)
