# attack: never returns from the text of its error
# exit: None
# limit: 3
strategy = {"api": 1}


def signals(d):
    class Endless(Exception):
        def __str__(self):
            while True:
                pass
    raise Endless()
