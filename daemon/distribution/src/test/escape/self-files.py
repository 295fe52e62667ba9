# attack: reads what the kernel tells a process about itself
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    told = []
    for name in ("/proc/$DAEMON$/maps", "/proc/$DAEMON$/status", "/proc/$DAEMON$/mountinfo"):
        try:
            with open(name, "rb") as file:
                told.append(file.read(20))
        except OSError:
            continue
    if told:
        raise Exception("ESC" + "APED " + str(told))
    raise Exception("held")
