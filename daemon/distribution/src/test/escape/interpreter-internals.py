# attack: asks the interpreter's own modules for files, host classes and native code
# exit: 1
strategy = {"api": 1}


def signals(d):
    import sys

    told = []
    for module in ("__graalpython__", "_posixsubprocess", "posix", "java", "polyglot", "_ctypes", "_cffi_backend", "_interpreters", "mmap", "faulthandler"):
        try:
            loaded = sys.modules.get(module) or __import__(module)
        except BaseException:
            continue
        told.append(module)
        for name, words in (("read_file", ("$CANARY$",)), ("system", ("echo > $OUT$",)), ("type", ("java.lang.Runtime",)), ("eval", ("js", "1")), ("dlopen", (None, 0)), ("create", ()), ("mmap", (-1, 1 << 33)), ("posix_spawn", ("/bin/sh", ["sh"], {})), ("fork", ())):
            if module == "mmap" or name != "mmap":
                try:
                    answer = getattr(loaded, name)(*words)
                except BaseException:
                    continue
                if answer not in (None, -1, 127) and not isinstance(answer, str):
                    raise Exception("ESC" + "APED %s.%s: %s" % (module, name, answer))
    raise Exception("held: %s" % told)
