/** The whole time at a glance: a stack of marks for each day on which something was said, and arcs to what came of it. */

import { go } from './address.js';
import { el } from './dom.js';
import { dateOf, followUps, idOf, kind } from './record.js';
import { look } from './said.js';
import { push } from './triples.js';
import { t } from './words.js';

const [WIDE, HIGH, MARGIN, SIZE, ROWS] = [800, 170, 30, 6, 14];

/** @param {number[]} statements */
export function strip(statements) {
  /** @type {Map<string, number[]>} */
  const days = new Map();
  for (const statement of statements) if (dateOf(statement).earliest) push(days, dateOf(statement).earliest, statement);
  const times = [...days.keys()].map((day) => Date.parse(day));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (/** @type {string} */ day) => MARGIN + ((Date.parse(day) - first) / (last - first || 1)) * (WIDE - 3 * MARGIN);
  return el(
    'svg',
    { class: 'strip', viewBox: `0 0 ${WIDE} ${HIGH}`, role: 'img', 'aria-label': t('timeline.strip', { n: statements.length }) },
    el('line', { x1: 0, x2: WIDE, y1: HIGH - 22, y2: HIGH - 22, class: 'axis' }),
    years(first, last).map((year) => el('text', { x: x(`${year}-01-01`), y: HIGH - 6 }, year)),
    [...days].map(([day, said]) => stack(x(day), said)),
    statements.flatMap((statement) => followUps(statement).map((later) => arc(x(dateOf(statement).earliest), x(dateOf(later).earliest)))),
  );
}

/**
 * Years to write below the axis: no more than there is room for.
 * @param {number} first
 * @param {number} last
 */
function years(first, last) {
  if (!Number.isFinite(first)) return [];
  const [from, until] = [new Date(first).getUTCFullYear() + 1, new Date(last).getUTCFullYear()];
  const step = Math.max(1, Math.ceil((until - from) / 10));
  const found = [];
  for (let year = from; year <= until; year += step) found.push(year);
  return found.length ? found : [until];
}

/**
 * @param {number} left
 * @param {number[]} said
 */
function stack(left, said) {
  return el(
    'g',
    {},
    said.slice(0, ROWS * 8).map((statement, at) =>
      el('rect', {
        class: look(kind(statement)),
        'data-id': idOf(statement),
        x: left + Math.floor(at / ROWS) * (SIZE + 1),
        y: HIGH - 30 - (at % ROWS) * (SIZE + 1),
        width: SIZE,
        height: SIZE,
        onclick: () => go({ sel: idOf(statement), to: '' }),
      }),
    ),
  );
}

/** @param {number} from @param {number} to */
function arc(from, to) {
  const base = HIGH - 22;
  return el('path', { class: 'arc', d: `M${from} ${base}Q${(from + to) / 2} ${Math.max(10, base - Math.abs(to - from) / 2)} ${to} ${base}` });
}
