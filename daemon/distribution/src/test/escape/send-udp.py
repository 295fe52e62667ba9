# attack: sends a datagram
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import socket
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", $PORT$))
    raise Exception("ESC" + "APED")
