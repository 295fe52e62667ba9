# attack: doubles a string
# exit: None
# limit: 60
strategy = {"api": 1}


def signals(d):
    text = "x"
    while True:
        text = text + text
