// attack: doubles a string
// exit: 1
// says: memory
// limit: 60
export const strategy = { api: 1 };
export function signals(d) {
  let text = "x";
  const all = [];
  for (let i = 0; ; i++) { text = text.length < 1e7 ? text + text : text; all.push(text + i, (text + i).split("")); }
}
