# attack: connects to a port of this machine
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import socket
    socket.create_connection(("127.0.0.1", $PORT$), 2).close()
    raise Exception("ESC" + "APED")
