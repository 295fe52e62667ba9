# attack: a plan that doubles forty times
# exit: 1
strategy = {"api": 1}


def signals(d):
    total = d.close
    for _ in range(40):
        total = total + total
    return {"enter_long": total > 1}
