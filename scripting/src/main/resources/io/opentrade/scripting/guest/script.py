# What the host asks of a script in Python: where its exceptions come from, and the files beside it.


def __opentrade_describe(error):
    """The frames of an exception, outermost first, for the host: file, line, column each."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        column = 0
        try:
            column = list(code.co_positions())[trace.tb_lasti // 2][2] or 0
        except Exception:
            pass
        frames.append("%s\n%d\n%d" % (code.co_filename, trace.tb_lineno, column + 1))
        trace = trace.tb_next
    return "\n".join(frames)


def __opentrade_told(function):
    """The function, called from within: of a frame that the host has called the interpreter does not
    know how far it came, so that an error could be shown at the begin of its statement only."""

    def call(*arguments):
        return function(*arguments)

    return call


def __opentrade_neighbour(path, text, sources={}):
    """Lets the script import a file of its own folder."""
    import importlib.machinery
    import sys

    class Neighbours:
        """Finds modules among the sources that came with the script."""

        def find_spec(self, name, path=None, target=None):
            place = name.replace(".", "/")
            for candidate, package in ((place + ".py", False), (place + "/__init__.py", True)):
                if candidate in sources:
                    return importlib.machinery.ModuleSpec(name, Source(candidate), is_package=package)
            if any(each.startswith(place + "/") for each in sources):
                return importlib.machinery.ModuleSpec(name, Source(None), is_package=True)

    class Source:
        def __init__(self, path):
            self.path = path

        def create_module(self, spec):
            return None

        def exec_module(self, module):
            if self.path is not None:
                exec(compile(sources[self.path], self.path, "exec"), module.__dict__)

    if not sources:
        sys.meta_path.insert(0, Neighbours())
    sources[path] = text
