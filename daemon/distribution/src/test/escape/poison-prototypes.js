// attack: poisons what all objects share, then looks at ours
// alone: what all objects share is changed for those after it
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  Object.prototype.toJSON = Array.prototype.map = function () { throw new Error("poison"); };
  throw new Error("held: " + typeof d.close._node);
}
