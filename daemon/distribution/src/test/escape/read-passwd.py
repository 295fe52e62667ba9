# attack: opens /etc/passwd
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    raise Exception("ESC" + "APED " + str(len(open("/etc/passwd").read())))
