# attack: puts endless work behind its end
# exit: 0
# limit: 5
strategy = {"api": 1}
import atexit


def endless():
    while True:
        pass


atexit.register(endless)


def on_bar(ctx):
    pass
