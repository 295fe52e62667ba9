# attack: runs a shell that reads a key
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import os
    if os.system("cat $SSH$ > /dev/null 2>&1") != 0:
        raise Exception("held")
    raise Exception("ESC" + "APED")
