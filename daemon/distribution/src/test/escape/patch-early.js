// attack: replaces what our own words are made with, before they are made
// alone: what all objects share is changed for those after it
// exit: 1
// says: held
const seen = [];
const old = { descriptors: Object.getOwnPropertyDescriptors, map: Map.prototype.set, weak: WeakMap.prototype.set };
Object.getOwnPropertyDescriptors = (object) => { seen[seen.length] = object; return old.descriptors(object); };
Map.prototype.set = function (key, value) { seen[seen.length] = key; seen[seen.length] = value; return old.map.call(this, key, value); };
WeakMap.prototype.set = function (key, value) { seen[seen.length] = key; seen[seen.length] = value; return old.weak.call(this, key, value); };
export const strategy = { api: 1 };
export function onBar(ctx) {
  ctx.ta.sma(ctx.close, 3).now;
  ctx.order({ side: "buy", quantity: 1, limit: 1 });
  for (const each of seen) {
    if (each === null || typeof each !== "object") continue;
    for (const name of ["queueEntry", "cell", "binary", "moveTo", "expression", "placement"]) {
      let found;
      try { found = each[name]; } catch { continue; }
      if (found !== undefined) throw new Error("ESC" + "APED " + name);
    }
  }
  throw new Error("held: " + seen.length);
}
