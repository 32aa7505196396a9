/** All statements, sortable by each column. */

import { state } from './address.js';
import { badges } from './badges.js';
import { el } from './dom.js';
import { filterKey, shown } from './filter.js';
import { list } from './list.js';
import { compare, idOf, inOrder, isComment, kind, label, documentOf, speaker } from './record.js';
import { kindBadge, linkedQuotation, thing, when, where, who } from './said.js';
import { graph } from './triples.js';
import { t, term } from './words.js';

export const key = () => filterKey() + state.sort;

export const chosen = () => shown();

/** @type {Map<string, (statement: number) => string>} What each column is sorted by. */
const KEYS = new Map([
  ['kind', (statement) => term('kinds', kind(statement))],
  ['who', speaker],
  ['words', (statement) => graph.text(graph.one(statement, 'otr:words'), 'oa:exact')],
  ['about', (statement) => aboutOf(statement).map(label).join(', ')],
  ['document', (statement) => label(documentOf(statement))],
]);

/** @param {HTMLElement} pane */
export function build(pane) {
  const columns = ['said', 'kind', 'who', 'words', 'about', 'document'].map((name) => ({ name, title: t(`table.${name}`) }));
  list(pane, t('table.title'), columns, sorted([...chosen()]), row);
}

/** @param {number[]} statements */
function sorted(statements) {
  const by = KEYS.get(state.sort.replace('-', ''));
  if (by) {
    const keys = new Map(statements.map((statement) => [statement, by(statement)]));
    statements.sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? '') || inOrder(a, b));
  }
  return state.sort.startsWith('-') ? statements.reverse() : statements;
}

/** @param {number} statement */
function row(statement) {
  return el(
    'tr',
    { 'data-id': idOf(statement), class: isComment(statement) ? 'comment' : '' },
    el('td', {}, when(statement)),
    el('td', {}, kindBadge(kind(statement))),
    el('td', {}, who(statement)),
    el('td', {}, linkedQuotation(statement), el('p', { class: 'badges' }, badges(statement))),
    el('td', {}, aboutOf(statement).flatMap((about, index) => [index ? ', ' : null, thing(about)])),
    el('td', {}, where(statement)),
  );
}

const ABOUT = ['otr:rates', 'otr:criticises', 'otr:praises', 'otr:addressedTo', 'otr:about', 'otr:topic'];

/**
 * Things and topics that a statement is about, each once.
 * @param {number} statement
 */
export function aboutOf(statement) {
  return [...new Set(ABOUT.flatMap((property) => graph.all(statement, property)))];
}
