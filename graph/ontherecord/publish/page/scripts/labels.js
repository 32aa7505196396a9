/** Choosing which names of the picture are written, so that none lies over another. */

/**
 * A name in one or two lines, with its box: middle, top and half its width.
 * @typedef {{ lines: string[], x: number, y: number, half: number }} Label
 */

export const LINE = 15;
const LONGEST_LINE = 22;

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
  const beside = a.x + a.half <= b.x - b.half || b.x + b.half <= a.x - a.half;
  return beside || a.y + a.lines.length * LINE <= b.y || b.y + b.lines.length * LINE <= a.y;
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
