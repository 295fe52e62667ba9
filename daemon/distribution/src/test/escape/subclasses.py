# attack: walks all classes to one that starts programs
# exit: 1
strategy = {"api": 1}


def signals(d):
    for each in object.__subclasses__():
        for one in [each] + type.__subclasses__(each):
            if one.__name__ == "Popen":
                raise Exception("ESC" + "APED " + str(one(["/bin/sh"])))
    raise LookupError("none")
