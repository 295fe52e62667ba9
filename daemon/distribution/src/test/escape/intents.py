# attack: a flood of orders
# exit: 1
# says: more than 1000
# limit: 20
strategy = {"api": 1}


def on_bar(ctx):
    while True:
        ctx.buy()
