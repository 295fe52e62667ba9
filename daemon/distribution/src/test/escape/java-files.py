# attack: reads by way of a class of Java
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import java
    raise Exception("ESC" + "APED " + java.type("java.nio.file.Files").readString(java.type("java.nio.file.Path").of("$CANARY$")))
