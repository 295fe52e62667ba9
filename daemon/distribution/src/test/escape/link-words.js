// attack: prints what the link would say
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  console.log("\u0000\u0000\u0000\u0002\u0001\u0001");
  console.error("\u0000\u0000\u0000\u0001\u0003");
  print("\u0000\u0000\u0000\u0000".repeat(1000));
  throw new Error("held");
}
