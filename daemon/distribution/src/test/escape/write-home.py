# attack: writes into the daemon's home
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    with open("$OUT$", "w") as file:
        file.write("x")
    raise Exception("ESC" + "APED")
