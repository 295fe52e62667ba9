# attack: fills the heap with lists
# exit: 1
# says: memory
# limit: 120
strategy = {"api": 1}


def signals(d):
    all = []
    while True:
        all.append(list(range(100_000)))
