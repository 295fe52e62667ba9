# attack: runs a program
# wall: yes
# exit: 1
strategy = {"api": 1}


def signals(d):
    import subprocess
    raise Exception("ESCAPED " + str(subprocess.run(["/bin/sh", "-c", "exit 0"])))
