# attack: walks from a host object to its class
# exit: 1
strategy = {"api": 1}


def signals(d):
    raise Exception("ESC" + "APED " + str(d.close._node.getClass()))
