// attack: poisons what all objects share, then looks at ours
// exit: 1
export const strategy = { api: 1 };
export function signals(d) {
  Object.prototype.toJSON = Array.prototype.map = function () { throw new Error("poison"); };
  throw new Error("held: " + typeof d.close._node);
}
