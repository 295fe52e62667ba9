# attack: makes a link to a secret
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import os
    os.symlink("$SSH$", "$OUT$")
    raise Exception("ESC" + "APED")
