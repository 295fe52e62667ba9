# attack: hides a program in what is unpickled
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import pickle

    text = b"cos\nsystem\n(S'echo > $OUT$'\ntR."
    raise Exception(("ESC" + "APED ") if pickle.loads(text) == 0 else "held")
