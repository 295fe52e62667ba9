# attack: writes frames to every descriptor it can name
# exit: 1
strategy = {"api": 1}


def signals(d):
    import os
    import sys

    frame = bytes([0, 0, 0, 2, 1, 1])
    wrote = []
    for descriptor in range(3, 64):
        try:
            wrote.append((descriptor, os.write(descriptor, frame)))
        except OSError:
            continue
    for stream in (sys.stdout, sys.__stdout__, sys.__stderr__):
        stream.buffer.write(frame)
        stream.flush()
    if wrote:
        raise Exception("ESC" + "APED " + str(wrote))
    raise Exception("held")
