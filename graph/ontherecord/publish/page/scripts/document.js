/** The card of a document: who published it, when, what kind it is, and what is said in it. */

import { el } from './dom.js';
import { dateOf, documentOf, idOf, kind, label, local, statements } from './record.js';
import { kindBadge, thing, to } from './said.js';
import { things } from './scene.js';
import { graph } from './triples.js';
import { date, t, term } from './words.js';

/** @param {number} document */
export function documentCard(document) {
  return el(
    'article',
    {},
    el('p', { class: 'label' }, term('terms', local(document, 'otr:genre') || 'Document')),
    el('h2', {}, el('bdi', {}, label(document))),
    el('p', {}, to({ view: 'record', read: idOf(document), sel: idOf(document) }, { class: 'button' }, t('card.read'))),
    facts(document),
    el('h3', {}, t('card.statements')),
    counts(document),
  );
}

/**
 * What is known of a document; what no one declared is marked.
 * @param {number} document
 */
export function facts(document) {
  const inferred = new Set(graph.all(document, 'otr:inferred').map((name) => graph.show(name)));
  const source = graph.text(document, 'dct:source').replace(/^<|>$/g, '');
  const rows = [
    row('publisher', graph.all(document, 'dct:publisher').map(named), inferred),
    row('creator', graph.all(document, 'dct:creator').map(named), inferred),
    row('date', dateOf(document).value ? [date(dateOf(document).value)] : [], inferred),
    row('source', source ? [el('a', { href: source, rel: 'noreferrer noopener' }, source)] : [], inferred),
    row('file', [el('bdi', {}, graph.text(document, 'otr:path'))], inferred),
  ];
  return el('dl', {}, rows.flat());
}

/** @param {number} value */
function named(value) {
  return things.has(value) ? thing(value) : graph.isIri(value) ? label(value) : el('bdi', {}, graph.show(value));
}

/**
 * @param {string} name
 * @param {import('./dom.js').Child[]} values
 * @param {Set<string>} inferred
 */
function row(name, values, inferred) {
  if (!values.length) return [];
  const mark = inferred.has(name) ? el('span', { class: 'badge' }, t('inferred')) : null;
  return [el('dt', {}, t(`document.${name}`)), el('dd', {}, values, ' ', mark)];
}

/** @param {number} document */
function counts(document) {
  /** @type {Map<string, number>} */
  const found = new Map();
  for (const statement of statements) {
    if (documentOf(statement) === document) found.set(kind(statement), (found.get(kind(statement)) ?? 0) + 1);
  }
  return el(
    'ul',
    { class: 'counts' },
    [...found].map(([name, n]) => el('li', {}, to({ doc: idOf(document), kind: name, view: 'table' }, {}, kindBadge(name), ` ${n}`))),
  );
}
