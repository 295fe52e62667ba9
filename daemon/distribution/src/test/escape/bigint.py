# attack: a number with ever more digits
# exit: None
# limit: 5
strategy = {"api": 1}


def signals(d):
    n = 3
    while True:
        n = n * n
