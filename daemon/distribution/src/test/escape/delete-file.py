# attack: deletes a file
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import os
    os.remove("$FILE$")
    raise Exception("ESC" + "APED")
