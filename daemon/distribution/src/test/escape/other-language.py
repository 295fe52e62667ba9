# attack: speaks another language
# wall: language
# exit: 1
strategy = {"api": 1}


def signals(d):
    import polyglot
    raise Exception("ESC" + "APED " + str(polyglot.eval(language="js", string="1")))
