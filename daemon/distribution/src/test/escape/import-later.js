// attack: imports files of the machine while it runs, by every spelling of a path
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  for (const path of ["$CANARY$", "file://$CANARY$", "../home/canary.py", "./../../etc/passwd", "/proc/self/environ", "data:text/javascript,export default 1"]) {
    import(path).then((secret) => { throw new Error("ESC" + "APED " + Object.keys(secret)); }, (refused) => console.log(String(refused)));
  }
  throw new Error("held");
}
