# attack: never returns from a destructor, nor from what a trace is told
# exit: None
# limit: 2
strategy = {"api": 1}


class Mine:
    def __del__(self):
        while True:
            pass


def signals(d):
    import gc
    import sys

    sys.settrace(lambda *_: Mine().__del__())
    ring = Mine()
    ring.self = ring
    del ring
    while True:
        gc.collect()
