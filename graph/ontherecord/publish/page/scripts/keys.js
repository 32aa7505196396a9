/** The keyboard: `/` finds, Escape clears the selection, and in the picture the arrows walk from thing to thing. */

import { go, state } from './address.js';
import { byId } from './dom.js';
import { fit, zoom } from './picture.js';
import { idOf, resource } from './record.js';
import { neighbours, ranked, scene, things } from './scene.js';

const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
});

export function buildKeys() {
  document.addEventListener('keydown', (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '/') byId('find').querySelector('input')?.focus();
    else if (event.key === 'Escape') go({ sel: '', to: '' });
    else return;
    event.preventDefault();
  });
  byId('canvas').addEventListener('keydown', (event) => {
    if (event.key in ARROWS) walk(ARROWS[event.key]);
    else if (event.key === '+' || event.key === '=') zoom(1.4);
    else if (event.key === '-') zoom(1 / 1.4);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/**
 * Select the nearest thing in a direction: of those linked, if one lies there, else of all that are drawn.
 * @param {[number, number]} direction
 */
function walk(direction) {
  const drawn = scene().things;
  const from = resource(state.sel);
  const next = drawn.has(from)
    ? nearest(from, neighbours(from).filter((thing) => drawn.has(thing)), direction) ?? nearest(from, [...drawn], direction)
    : ranked.find((thing) => drawn.has(thing));
  if (next !== undefined) go({ sel: idOf(next), to: '' });
}

/**
 * @param {number} from
 * @param {number[]} others
 * @param {[number, number]} direction
 */
function nearest(from, others, [dx, dy]) {
  const here = /** @type {import('./scene.js').Thing} */ (things.get(from));
  let best;
  let least = Infinity;
  for (const other of others) {
    const there = things.get(other);
    if (!there || other === from) continue;
    const [x, y] = [there.x - here.x, there.y - here.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along > 0 && aside <= along && along + 2 * aside < least) [best, least] = [other, along + 2 * aside];
  }
  return best;
}
