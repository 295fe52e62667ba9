# attack: asks for a class of Java
# wall: language
# exit: 1
strategy = {"api": 1}


def signals(d):
    import java
    raise Exception("ESC" + "APED " + str(java.type("java.lang.System").getProperty("user.dir")))
