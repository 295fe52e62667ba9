// attack: shared memory, waiting on it, WebAssembly, timers, weak references
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const got = [];
  for (const name of ["SharedArrayBuffer", "Atomics", "WebAssembly", "setTimeout", "setInterval", "queueMicrotask", "Polyglot", "Java", "Packages", "Graal", "print", "load", "loadWithNewGlobal", "quit", "exit", "read", "readline", "process", "require", "performance", "debugger"]) {
    if (typeof globalThis[name] !== "undefined") got.push(name);
  }
  if (got.includes("Java") || got.includes("Polyglot") || got.includes("WebAssembly")) throw new Error("ESC" + "APED " + got);
  if (got.includes("load")) load("$CANARY$");
  throw new Error("held: " + got);
}
