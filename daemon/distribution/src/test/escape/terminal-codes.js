// attack: writes what a terminal would obey
// alone: its text is shown on a terminal; to programs it is told as it is
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  throw new Error("held \x1b]0;title\x07\x1b[31mred");
}
