# attack: opens a file by way of io and codecs
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import codecs
    raise Exception("ESC" + "APED " + codecs.open("$CANARY$").read())
