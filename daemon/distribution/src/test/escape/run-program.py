# attack: runs a program
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import subprocess
    raise Exception("ESC" + "APED " + str(subprocess.run(["/bin/sh", "-c", "exit 0"])))
