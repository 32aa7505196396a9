/** The page's first view: each commitment with its words, and what these documents say came of it. */

import { state } from './address.js';
import { el } from './dom.js';
import { filterKey, shown } from './filter.js';
import { asOf, dateOf, documentOf, evidence, followUps, idOf, inOrder, isComment, kind, label, linksOf, local } from './record.js';
import { byline, kindBadge, linkedQuotation, when, where, who } from './said.js';
import { graph } from './triples.js';
import { list } from './list.js';
import { badges } from './badges.js';
import { date, t, term } from './words.js';

export const key = () => filterKey() + state.sort;

export const chosen = () => shown('Commitment');

const COLUMNS = ['said', 'who', 'words', 'outcome'];

/** @param {HTMLElement} pane */
export function build(pane) {
  const commitments = [...chosen()];
  if (state.sort === '-said') commitments.reverse();
  if (state.sort.endsWith('due')) commitments.sort((a, b) => due(a) - due(b) || inOrder(a, b));
  list(pane, t('commitments.title'), COLUMNS.map((name) => ({ name, title: t(`commitments.${name}`) })), commitments, row);
}

/** @param {number} commitment */
function due(commitment) {
  return Date.parse(graph.text(commitment, 'otr:dueLatest')) || Infinity;
}

/** @param {number} commitment */
function row(commitment) {
  return el(
    'tr',
    { 'data-id': idOf(commitment), class: isComment(commitment) ? 'comment' : '' },
    el('td', {}, when(commitment)),
    el('td', {}, who(commitment)),
    el('td', {}, linkedQuotation(commitment), el('p', { class: 'badges' }, badges(commitment), where(commitment))),
    el('td', {}, outcome(commitment)),
  );
}

/**
 * Later statements on a commitment in their own words; where there is none, only that none was found.
 * @param {number} commitment
 */
export function outcome(commitment) {
  const later = followUps(commitment);
  const restated = linksOf(commitment).filter((link) => link.relation === 'restates' && link.back);
  if (!later.length && !restated.length) {
    const overdue = local(commitment, 'otr:status') === 'Overdue';
    return el('p', { class: 'nothing' }, t(overdue ? 'overdue' : 'nothingFound', { when: date(asOf) }));
  }
  return el(
    'div',
    { class: 'outcome' },
    local(commitment, 'otr:status') ? el('p', { class: 'status' }, term('terms', local(commitment, 'otr:status'))) : null,
    later.map((statement) => el('div', {}, kindBadge(kind(statement)), linkedQuotation(statement), byline(statement))),
    restated.map(({ link, other }) =>
      el('div', {}, restatement(link), linkedQuotation(other), byline(other)),
    ),
  );
}

/** @param {number} link */
function restatement(link) {
  const drift = local(link, 'otr:drift');
  return el('span', { class: 'kind other' }, t('restated'), drift ? ` (${term('terms', drift)})` : '');
}

/**
 * What came of a commitment as plain texts: date, words, document.
 * @param {number} statement
 */
export function outcomeTexts(statement) {
  return followUps(statement).map((later) => {
    const words = evidence(later).map(({ exact }) => exact).join(' … ');
    return `${dateOf(later).value}: ${words} (${label(documentOf(later))})`;
  });
}
