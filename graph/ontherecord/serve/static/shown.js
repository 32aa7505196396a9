/** An answer as a table, or as its text. */

import { el, replace } from './dom.js';

/** @typedef {{ content: string, media: string }} Answer */
/** @typedef {{ base: string, prefixes: Record<string, string> }} Known */
/** @typedef {{ type: string, value: string }} Cell */

const MOST = 2000;
const TRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.*) \.$/;
const DAY = /^\d{4}(?:-\d\d){0,2}$/;
const ESCAPES = new Map([['t', '\t'], ['n', '\n'], ['r', '\r'], ['b', '\b'], ['f', '\f']]);

/**
 * The columns and rows of an answer: triples as three columns, yes or no as one cell.
 * @param {Answer} answer
 * @returns {{ columns: string[], rows: (Cell | undefined)[][] }}
 */
export function cells({ content, media }) {
  if (media === 'application/n-triples') {
    const rows = content.split('\n').map((line) => TRIPLE.exec(line)).filter((found) => found !== null);
    return { columns: ['subject', 'predicate', 'object'], rows: rows.map((found) => found.slice(1, 4).map(term)) };
  }
  const parsed = JSON.parse(content);
  if ('boolean' in parsed) return { columns: ['answer'], rows: [[{ type: 'literal', value: parsed.boolean ? 'yes' : 'no' }]] };
  const columns = parsed.head.vars;
  return { columns, rows: parsed.results.bindings.map((/** @type {Record<string, Cell>} */ row) => columns.map((/** @type {string} */ name) => row[name])) };
}

/**
 * A term of N-Triples.
 * @param {string} written
 * @returns {Cell}
 */
function term(written) {
  if (written.startsWith('<')) return { type: 'uri', value: plain(written.slice(1, -1)) };
  if (written.startsWith('"')) return { type: 'literal', value: plain(written.slice(1, written.lastIndexOf('"'))) };
  return { type: 'bnode', value: written };
}

/** @param {string} escaped */
function plain(escaped) {
  return escaped.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, one) =>
    one ? (ESCAPES.get(one) ?? one) : String.fromCodePoint(parseInt(short ?? long, 16)));
}

/**
 * Show a table, and say how much it holds.
 * @param {HTMLElement} place
 * @param {Answer} answer
 * @param {Known} known
 */
export function table(place, answer, known) {
  const { columns, rows } = cells(answer);
  const head = el('tr', {}, columns.map((name) => el('th', { scope: 'col' }, name)));
  const body = rows.slice(0, MOST).map((row) => el('tr', {}, row.map((cell, index) =>
    el('td', { 'data-title': columns[index] }, cell && shown(cell, known)))));
  replace(place, el('table', {}, el('thead', {}, head), el('tbody', {}, body)));
  const rest = rows.length > MOST ? `, of which ${MOST} are shown; save them to have all,` : '';
  return `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${rest}`;
}

/**
 * @param {Cell} cell
 * @param {Known} known
 */
function shown({ type, value }, known) {
  if (type !== 'uri') return el('bdi', DAY.test(value) ? { class: 'day' } : {}, value);
  const link = /** @type {HTMLAnchorElement} */ (el('a', {}, el('bdi', {}, short(value, known))));
  if (value.startsWith(known.base)) link.href = '/id/' + value.slice(known.base.length);
  else if (/^https?:\/\//i.test(value)) link.href = value;
  link.rel = 'noreferrer';
  return link;
}

/**
 * An IRI with a prefix where one fits.
 * @param {string} iri
 * @param {Known} known
 */
export function short(iri, { base, prefixes }) {
  const found = Object.entries(prefixes).find(([, namespace]) => iri.startsWith(namespace));
  if (found) return `${found[0]}:${iri.slice(found[1].length)}`;
  return iri.startsWith(base) ? iri.slice(base.length) : iri;
}

/**
 * Show the text of an answer, and say how long it is.
 * @param {HTMLElement} place
 * @param {Answer} answer
 */
export function text(place, { content }) {
  replace(place, el('pre', {}, content.length > 1e6 ? content.slice(0, 1e6) + '\n…' : content));
  return `${content.length.toLocaleString('en')} characters`;
}
