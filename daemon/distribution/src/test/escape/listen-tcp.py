# attack: listens on a port
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import socket
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    raise Exception("ESC" + "APED")
