# attack: a flood of orders
# exit: 6
# limit: 10
strategy = {"api": 1}


def on_bar(ctx):
    while True:
        ctx.buy()
