/** The Record: a document's own text, with the words of each statement marked in its colour. */

import { go, state } from './address.js';
import { el, replace } from './dom.js';
import { facts } from './document.js';
import { filterKey, passes } from './filter.js';
import { documentOf, documents, evidence, idOf, isStatement, kind, label, passage, resource, statements, textOf, words } from './record.js';
import { kindBadge, look, to, when } from './said.js';
import { things } from './scene.js';
import { graph } from './triples.js';
import { t, term } from './words.js';

/** @typedef {{ start: number, end: number, statement: number, own: boolean }} Span */

export const key = () => filterKey() + '|' + opened() + '|' + extra();

export const chosen = () => statements.filter((statement) => documentOf(statement) === opened() && passes(statement));

/** The document that is read: the one asked for, else that of what is selected. */
function opened() {
  const asked = resource(state.read);
  if (asked >= 0) return asked;
  const selected = resource(state.sel);
  const own = documents.includes(selected) ? selected : documentOf(selected);
  return own >= 0 ? own : resource(state.doc);
}

/** What is selected, where it is a fact that is no statement: it is marked, too. */
function extra() {
  const selected = resource(state.sel);
  return selected >= 0 && !things.has(selected) && !isStatement(selected) && documentOf(selected) === opened() ? selected : -1;
}

/** @param {HTMLElement} pane */
export function build(pane) {
  const document = opened();
  const change = (/** @type {Event} */ event) => go({ read: /** @type {HTMLSelectElement} */ (event.target).value, sel: '', to: '' });
  const choice = el(
    'select',
    { id: 'reading', onchange: change },
    document < 0 && el('option', { value: '' }, t('record.choose')),
    documents.map((one) => el('option', { value: idOf(one), selected: one === document }, label(one))),
  );
  const chooser = el('p', { class: 'chooser' }, el('label', { for: 'reading' }, t('record.document')), choice);
  if (document < 0) return replace(pane, chooser, el('ul', { class: 'documents' }, documents.map(entry)));
  replace(pane, chooser, facts(document), colours(), el('article', { class: 'text', dir: 'auto', 'aria-label': label(document) }, textOf(document) ? body(document) : alone()));
}

/** What the colours mean, for the kinds that are marked. */
function colours() {
  const kinds = [...new Set(chosen().map(kind))];
  return el('p', { class: 'badges' }, t('record.marked'), kinds.map(kindBadge));
}

/** @param {number} document */
function entry(document) {
  return el('li', {}, to({ read: idOf(document) }, {}, label(document)), ', ', when(document));
}

/** Where the page does not carry the text: the sentences that it quotes, in order. */
function alone() {
  return [el('p', { class: 'nothing' }, t('record.noText')), ...chosen().map((statement) => el('p', {}, ...evidence(statement).map((sentence) => marked(sentence.exact, [statement], true))))];
}

/** @param {number} document */
function body(document) {
  const text = textOf(document);
  const points = /[\ud800-\udbff]/.test(text) ? Array.from(text) : null;
  const slice = (/** @type {number} */ start, /** @type {number} */ end) => (points ? points.slice(start, end).join('') : text.slice(start, end));
  const spans = spansOf();
  const comments = graph.ofType('otr:Comment').map(passage).filter((comment) => comment.document === document).sort((a, b) => a.start - b.start);
  const size = points ? points.length : text.length;
  const parts = [];
  let at = 0;
  comments.forEach((comment, number) => {
    parts.push(el('div', {}, pieces(at, comment.start, spans, slice)));
    parts.push(
      el('section', { class: 'comment', 'aria-label': t('record.comment', { n: number + 1 }) }, el('p', { class: 'label' }, t('record.comment', { n: number + 1 })), el('div', {}, pieces(comment.start, comment.end, spans, slice))),
    );
    at = comment.end;
  });
  parts.push(el('div', {}, pieces(at, size, spans, slice)));
  return parts;
}

/** @returns {Span[]} */
function spansOf() {
  const others = extra() >= 0 ? [extra()] : [];
  return [...chosen(), ...others]
    .flatMap((statement) => [
      ...evidence(statement).map(({ start, end }) => ({ start, end, statement, own: false })),
      ...(isStatement(statement) ? [{ start: words(statement).start, end: words(statement).end, statement, own: true }] : []),
    ])
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * A stretch of the text, cut wherever a span begins or ends.
 * @param {number} start
 * @param {number} end
 * @param {Span[]} spans
 * @param {(start: number, end: number) => string} slice
 */
function pieces(start, end, spans, slice) {
  const inside = spans.filter((span) => span.start < end && span.end > start);
  const cuts = [...new Set([start, end, ...inside.flatMap((span) => [span.start, span.end])])].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
  /** @type {(string | HTMLElement)[]} */
  const found = [];
  let first = 0;
  for (let at = 0; at + 1 < cuts.length; at++) {
    while (first < inside.length && inside[first].end <= cuts[at]) first++;
    const over = [];
    for (let next = first; next < inside.length && inside[next].start <= cuts[at]; next++) if (inside[next].end > cuts[at]) over.push(inside[next]);
    const piece = slice(cuts[at], cuts[at + 1]);
    const own = over.filter((span) => span.own).map((span) => span.statement);
    const all = [...new Set([...own, ...over.map((span) => span.statement)])];
    found.push(all.length && piece.trim() ? marked(piece, all, own.length > 0) : piece);
  }
  return found;
}

/**
 * A piece of text as a link to the statement that it makes; where it makes several, to the first.
 * @param {string} piece
 * @param {number[]} made
 * @param {boolean} own
 */
function marked(piece, made, own) {
  const kinds = [...new Set(made.map((statement) => (isStatement(statement) ? kind(statement) : 'Relation')))];
  return to(
    { sel: idOf(made[0]), to: '', read: idOf(opened()) },
    {
      class: `mark ${look(kinds[0])} ${own ? 'own' : ''}`,
      'data-id': idOf(made[0]),
      'data-ids': made.map(idOf).join(' '),
      'data-kind': kinds.map((name) => term('kinds', name)).join(', '),
      title: own ? kinds.map((name) => term('kinds', name)).join(', ') : false,
    },
    piece,
  );
}
