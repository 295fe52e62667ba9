# attack: keeps what doubles when it is written down
# exit: 1
# says: ctx.state
# limit: 60
strategy = {"api": 1}


def on_bar(ctx):
    each = ["x" * 1000]
    for _ in range(14):
        each = [each, each]
    ctx.state["all"] = each
