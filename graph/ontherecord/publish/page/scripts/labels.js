/** Choosing which names of the picture are written, so that none lies over another. */

/**
 * A name in one or two lines for a thing at `x`, `y`, which is so many pixels in radius; half the name's width.
 * @typedef {{ lines: string[], x: number, y: number, radius: number, half: number }} Name
 * @typedef {{ lines: string[], x: number, y: number, half: number }} Label Middle and top of what is written.
 */

export const LINE = 15;
const LONGEST_LINE = 22;
const GAP = 3;
/** So many names are written even over things that matter less. */
const FOREMOST = 8;

/**
 * Of names in order of importance, those that find room below, above or beside their thing, and cover no other.
 * @param {Name[]} names
 * @param {number} most
 * @param {number} [width] Of the canvas, within which they are kept.
 * @returns {Label[]}
 */
export function placed(names, most, width = 0) {
  /** @type {Label[]} */
  const taken = [];
  for (const [rank, name] of names.entries()) {
    const spared = rank < FOREMOST ? names.slice(0, rank) : names;
    const fits = (/** @type {Label} */ label) =>
      taken.every((other) => apart(label, other)) && spared.every((other) => other === name || !covers(label, other));
    const found = places(name, width).find(fits);
    if (found) taken.push(found);
    if (taken.length >= most) break;
  }
  return taken;
}

/**
 * @param {Name} name
 * @param {number} width
 * @returns {Label[]}
 */
function places({ lines, x, y, radius, half }, width) {
  const middle = width ? Math.max(half, Math.min(width - half, x)) : x;
  const [high, aside] = [lines.length * LINE, radius + GAP + half];
  return [
    { lines, x: middle, y: y + radius + GAP, half },
    { lines, x: middle, y: y - radius - GAP - high, half },
    ...(width && x + aside + half > width ? [] : [{ lines, x: x + aside, y: y - high / 2, half }]),
    ...(width && x - aside - half < 0 ? [] : [{ lines, x: x - aside, y: y - high / 2, half }]),
  ];
}

/** @param {Label} a @param {Label} b */
function apart(a, b) {
  const beside = a.x + a.half <= b.x - b.half || b.x + b.half <= a.x - a.half;
  return beside || a.y + a.lines.length * LINE <= b.y || b.y + b.lines.length * LINE <= a.y;
}

/** @param {Label} label @param {Name} thing */
function covers(label, { x, y, radius }) {
  const near = radius / 2;
  return Math.abs(x - label.x) < label.half + near && y + near > label.y && y - near < label.y + label.lines.length * LINE;
}

/**
 * A name in at most two short lines.
 * @param {string} text
 */
export function inLines(text) {
  const words = text.split(' ');
  let first = words.shift() ?? '';
  while (words.length && (first + ' ' + words[0]).length <= LONGEST_LINE) first += ' ' + words.shift();
  return [clipped(first), clipped(words.join(' '))].filter(Boolean);
}

/** @param {string} text */
function clipped(text) {
  return text.length > LONGEST_LINE ? text.slice(0, LONGEST_LINE - 1).trim() + '…' : text;
}
