// attack: a hundred thousand notices that hide text by its direction and ring bells
// exit: 0
// limit: 60
export const strategy = { api: 1 };
export function onBar(ctx) {
  for (let i = 0; i < 50; i++) ctx.notify("\u202egnp.exe\u202c \u0007" + "x".repeat(500) + i);
}
