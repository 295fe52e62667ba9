# attack: never returns from on_bar
# exit: 6
# says: the strategy was stopped
# limit: 3
strategy = {"api": 1}


def on_bar(ctx):
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
