/** The picture told as a table: each thing that is drawn, and what it is linked with. */

import { filterKey } from './filter.js';
import { state } from './address.js';
import { el } from './dom.js';
import { idOf, label } from './record.js';
import { list } from './list.js';
import { thing as link, to } from './said.js';
import { ranked, scene, statementsOn, things } from './scene.js';
import { push } from './triples.js';
import { t, term } from './words.js';

let last = '';

/** @param {HTMLElement} pane */
export function show(pane) {
  const key = [filterKey(), state.types, state.ties, state.hide, state.open, state.all, state.sel].join('|');
  if (key === last && pane.hasChildNodes()) return;
  last = key;
  const { things: drawn, lines } = scene();
  /** @type {Map<number, import('./scene.js').Line[]>} */
  const at = new Map();
  for (const line of lines) for (const end of [line.from, line.to]) push(at, end, line);
  const columns = ['thing', 'type', 'statements', 'links'].map((name) => ({ name, title: t(`inventory.${name}`), plain: true }));
  list(pane, t('inventory.title'), columns, ranked.filter((thing) => drawn.has(thing)), (thing) => row(thing, at.get(thing) ?? []));
}

/**
 * @param {number} thing
 * @param {import('./scene.js').Line[]} lines
 */
function row(thing, lines) {
  return el(
    'tr',
    { 'data-id': idOf(thing) },
    el('td', {}, link(thing)),
    el('td', {}, term('groups', things.get(thing)?.group ?? '')),
    el('td', {}, statementsOn(thing).length),
    el('td', {}, lines.flatMap((line, index) => [index ? '; ' : null, tie(thing, line)])),
  );
}

/**
 * @param {number} thing
 * @param {import('./scene.js').Line} line
 */
function tie(thing, line) {
  const other = line.from === thing ? line.to : line.from;
  const kinds = [...new Set(line.ties.map((one) => term(one.from === thing ? 'relations' : 'relationsBack', one.kind)))];
  return to({ sel: idOf(thing), to: idOf(other) }, { class: 'tie' }, kinds.join(', '), ' ', el('bdi', {}, label(other)));
}
