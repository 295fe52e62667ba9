# attack: never ends to load
# exit: 6
# says: the strategy was stopped
# limit: 3
while True:
    pass


def signals(d):
    pass
