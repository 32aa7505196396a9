/** The card of one statement (or relation, or post): its words, all that is known of it, and how to cite it. */

import { badges } from './badges.js';
import { outcome } from './commitments.js';
import { citations } from './citation.js';
import { el } from './dom.js';
import { documentOf, idOf, isStatement, kind, linksOf, local } from './record.js';
import { byline, isTopic, kindBadge, linkedQuotation, quotation, thing, to } from './said.js';
import { things } from './scene.js';
import { graph } from './triples.js';
import { date, t, term } from './words.js';

/** @param {number} fact */
export function factCard(fact) {
  const name = isStatement(fact) ? kind(fact) : graph.text(fact, 'rdf:type').replace(/^.*:/, '');
  const document = documentOf(fact);
  return el(
    'article',
    { class: 'fact' },
    el('h2', {}, kindBadge(name)),
    el('blockquote', { dir: 'auto' }, quotation(fact)),
    byline(fact),
    isStatement(fact) && el('p', { class: 'badges' }, badges(fact)),
    document >= 0 &&
      el('p', {}, to({ view: 'record', read: idOf(document), sel: idOf(fact), to: '' }, { class: 'button' }, t('card.readIn'))),
    name === 'Commitment' && el('section', {}, el('h3', {}, t('commitments.outcome')), outcome(fact)),
    name === 'Question' && answers(fact),
    elsewhere(fact),
    el('h3', {}, t('card.details')),
    details(fact),
    citations(fact),
  );
}

const LITERALS = ['otr:action', 'otr:condition', 'otr:grade', 'otr:aspect', 'otr:value', 'otr:valueHigh', 'otr:unit', 'otr:measures', 'otr:periodText', 'otr:dueText'];
const TERMS = ['otr:voice', 'otr:strength', 'otr:specificity', 'otr:status', 'otr:response', 'otr:change', 'otr:tenure'];
const THINGS = [
  'otr:saidBy', 'otr:onBehalfOf', 'otr:committedBy', 'otr:addressedTo', 'otr:rates', 'otr:ratedBy', 'otr:criticises',
  'otr:praises', 'otr:foundIn', 'otr:about', 'otr:topic', 'org:member', 'org:organization', 'rdf:subject', 'rdf:object',
];
const DATES = ['otr:statedOn', 'otr:due', 'otr:ratedOn', 'otr:asOf'];

/** @param {number} fact */
function details(fact) {
  const rows = [
    ...THINGS.map((property) => line(property, graph.all(fact, property).flatMap((value, at) => [at ? ', ' : null, named(value)]))),
    ...LITERALS.map((property) => line(property, graph.all(fact, property).map((value) => el('bdi', {}, graph.show(value))))),
    ...TERMS.map((property) => line(property, graph.all(fact, property).map((value) => term('terms', graph.show(value))))),
    ...DATES.map((property) => line(property, graph.all(fact, property).map((value) => date(graph.show(value))))),
    line('dct:source', source(fact)),
    line('otr:confidence', [graph.text(fact, 'otr:confidence')].filter(Boolean)),
    line('otr:extractedBy', [graph.text(fact, 'otr:extractedBy').replace(/^.*\//, '')].filter(Boolean)),
  ];
  return el('dl', {}, rows.flat());
}

/**
 * Where the document was published, where that is known.
 * @param {number} fact
 */
function source(fact) {
  const href = graph.text(documentOf(fact), 'dct:source').replace(/^<|>$/g, '');
  return href ? [el('a', { href, rel: 'noreferrer noopener' }, href)] : [];
}

/** @param {number} value */
function named(value) {
  return things.has(value) || isTopic(value) ? thing(value) : el('bdi', {}, graph.text(value, 'rdfs:label') || local(value, 'skos:altLabel') || idOf(value));
}

/**
 * @param {string} property
 * @param {import('./dom.js').Child[]} values
 */
function line(property, values) {
  return values.length ? [el('dt', {}, term('properties', property)), el('dd', {}, values)] : [];
}

/** @param {number} question */
function answers(question) {
  const found = graph.having('otr:answers', question);
  if (!found.length) return el('p', { class: 'nothing' }, t('noAnswer'));
  return el('section', {}, el('h3', {}, t('card.answers')), found.map((answer) => el('div', {}, linkedQuotation(answer), byline(answer))));
}

/**
 * What other documents say on it: what it follows up, disputes or restates.
 * @param {number} fact
 */
function elsewhere(fact) {
  const links = linksOf(fact).filter(({ relation, back, other }) => isStatement(other) && !(relation === 'followsUp' && back));
  const answered = graph.all(fact, 'otr:answers');
  if (!links.length && !answered.length) return null;
  return el(
    'section',
    {},
    el('h3', {}, t('card.elsewhere')),
    answered.map((question) => el('div', {}, el('p', { class: 'label' }, t('card.answersThis')), linkedQuotation(question), byline(question))),
    links.map(({ link, relation, back, other }) =>
      el(
        'div',
        {},
        el('p', { class: 'label' }, term(back ? 'linksBack' : 'links', relation), because(link)),
        linkedQuotation(other),
        byline(other),
      ),
    ),
  );
}

/** @param {number} link */
function because(link) {
  const reasons = graph.all(link, 'otr:because').map((reason) => (graph.isIri(reason) ? idOf(reason) : graph.show(reason)));
  return reasons.length ? ` (${t('card.because', { words: reasons.join(', ') })})` : '';
}
