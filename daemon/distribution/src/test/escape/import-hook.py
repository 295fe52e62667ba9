# attack: loads a secret with the loaders of the import system
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import importlib.machinery
    import importlib.util

    loader = importlib.machinery.SourceFileLoader("canary", "$CANARY$")
    spec = importlib.util.spec_from_loader("canary", loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    raise Exception("ESC" + "APED " + module.text)
