/** Choosing which names of the picture are written, so that none lies over another. */

/** @typedef {{ thing: number, text: string, x: number, y: number, half: number }} Label */

const LINE = 17;

/**
 * Of names in order of importance, those that find room.
 * @param {Iterable<Label>} candidates
 * @param {number} most
 * @returns {Label[]}
 */
export function placed(candidates, most) {
  /** @type {Label[]} */
  const taken = [];
  for (const label of candidates) {
    if (taken.every((other) => apart(label, other))) taken.push(label);
    if (taken.length >= most) break;
  }
  return taken;
}

/** @param {Label} a @param {Label} b */
function apart(a, b) {
  return a.x + a.half <= b.x - b.half || b.x + b.half <= a.x - a.half || Math.abs(a.y - b.y) >= LINE;
}

/** @param {string} text */
export function clipped(text) {
  return text.length > 34 ? text.slice(0, 32) + '…' : text;
}
