/** The shortest way between two things, by what was said of them. */

import { linesAt, family, passingLines } from './scene.js';
import { push } from './triples.js';

/** Being spoken of together says less than belonging, doing or judging: such a step counts as three. */
const DISTANCE = { speaks: 3, other: 1 };

/**
 * The lines to walk from one thing to another, or null where nothing links them.
 * @param {number} from
 * @param {number} to
 * @returns {import('./scene.js').Line[] | null}
 */
export function chain(from, to) {
  /** @type {Map<number, import('./scene.js').Line>} */
  const cameBy = new Map();
  const passing = new Map(passingLines().map((line) => [line.id, line]));
  /** @type {Map<number, number>} */
  const best = new Map([[from, 0]]);
  /** @type {Map<number, number[]>} */
  const waiting = new Map([[0, [from]]]);
  for (let far = 0; far <= Math.max(...waiting.keys()); far++) {
    for (const at of waiting.get(far) ?? []) {
      if (at === to) return back(cameBy, from, to);
      if (best.get(at) !== far) continue;
      for (const { id } of linesAt.get(at) ?? []) {
        const line = passing.get(id);
        if (!line) continue;
        const next = line.from === at ? line.to : line.from;
        const step = far + length(line);
        if (step >= (best.get(next) ?? Infinity)) continue;
        best.set(next, step);
        cameBy.set(next, line);
        push(waiting, step, next);
      }
    }
    waiting.delete(far);
    if (!waiting.size) break;
  }
  return null;
}

/** @param {import('./scene.js').Line} line */
function length(line) {
  return line.ties.every((tie) => family(tie) === 'speaks') ? DISTANCE.speaks : DISTANCE.other;
}

/**
 * @param {Map<number, import('./scene.js').Line>} cameBy
 * @param {number} from
 * @param {number} to
 */
function back(cameBy, from, to) {
  const steps = [];
  for (let at = to; at !== from; ) {
    const line = /** @type {import('./scene.js').Line} */ (cameBy.get(at));
    steps.unshift(line);
    at = line.from === at ? line.to : line.from;
  }
  return steps;
}
