# attack: never returns from a property
# exit: None
# limit: 3
strategy = {"api": 1}


def signals(d):
    class Plan(dict):
        def __getattribute__(self, name):
            while True:
                pass
        def __getitem__(self, name):
            while True:
                pass
        def items(self):
            while True:
                pass
    return Plan(enter_long=1)
