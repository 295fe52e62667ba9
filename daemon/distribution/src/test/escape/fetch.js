// attack: fetches a page
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  fetch("http://127.0.0.1:$PORT$/").then(() => { throw new Error("ESC" + "APED"); });
}
