/** How a statement is shown wherever it comes up: its exact words in their sentence, who, when, where. */

import { address, go } from './address.js';
import { el } from './dom.js';
import { graph } from './triples.js';
import { cut, dateOf, documentOf, evidence, idOf, isComment, kind, label, local, speaker, words } from './record.js';
import { things } from './scene.js';
import { date, t, term } from './words.js';

const PAGE = location.href.split('#')[0];

/**
 * A link to another state of the page that does not load anything.
 * @param {Partial<import('./address.js').State>} changes
 * @param {import('./dom.js').Properties} properties
 * @param {...import('./dom.js').Child} children
 */
export function to(changes, properties, ...children) {
  const follow = (/** @type {MouseEvent} */ event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(changes);
  };
  const link = el('a', { ...properties, onclick: follow }, ...children);
  link.setAttribute('href', PAGE + address(changes)); // in full, so that nothing takes it for a link to skip by
  return link;
}

/** @param {number} thing */
export function isTopic(thing) {
  return graph.all(thing, 'rdf:type').includes(graph.number('otr:Topic'));
}

/**
 * A thing as a link to its card; a topic that the picture leaves out, as a link to what is said on it.
 * @param {number} thing
 */
export function thing(thing) {
  const name = el('bdi', {}, label(thing));
  if (isTopic(thing) && !things.has(thing)) return to({ topic: idOf(thing), view: 'table' }, {}, name);
  return to({ sel: idOf(thing), to: '' }, { class: 'thing', 'data-id': idOf(thing) }, name);
}

/**
 * The sentences of a fact, word for word, with the words that make it what it is marked.
 * @param {number} fact
 */
export function quotation(fact) {
  const own = graph.one(fact, 'otr:words') >= 0 ? words(fact) : null;
  const quote = el('q', { class: 'words', dir: 'auto' });
  evidence(fact).forEach((sentence, index) => {
    if (index) quote.append(' … ');
    if (!own || own.start < sentence.start || own.end > sentence.end) {
      quote.append(sentence.exact);
      return;
    }
    const [from, until] = [own.start - sentence.start, own.end - sentence.start];
    const length = sentence.end - sentence.start;
    quote.append(cut(sentence.exact, 0, from));
    quote.append(el('mark', { class: look(kind(fact)) }, cut(sentence.exact, from, until)));
    quote.append(cut(sentence.exact, until, length));
  });
  return quote;
}

/**
 * The same as a link that selects the statement.
 * @param {number} statement
 */
export function linkedQuotation(statement) {
  const id = idOf(statement);
  return to({ sel: id, to: '' }, { class: 'quote', 'data-id': id }, quotation(statement));
}

/** @param {number} fact */
export function who(fact) {
  const voice = local(fact, 'otr:voice');
  const remark = voice === 'PublisherVoice' || !voice ? null : el('span', { class: `voice ${voice}` }, term('terms', voice));
  return el('span', { class: 'who' }, el('bdi', {}, speaker(fact)), remark && ' ', remark);
}

/** @param {number} fact */
export function when(fact) {
  const { value } = dateOf(fact);
  return value ? el('time', { datetime: value }, date(value)) : el('span', { class: 'unknown' }, t('undated'));
}

/** @param {number} statement */
export function where(statement) {
  const sel = idOf(statement);
  return to({ view: 'record', read: idOf(documentOf(statement)), sel, to: '' }, { class: 'where' }, label(documentOf(statement)));
}

/** @param {string} name */
export function kindBadge(name) {
  return el('span', { class: `kind ${look(name)}` }, term('kinds', name));
}

/** @param {number} fact */
export function byline(fact) {
  return el('p', { class: isComment(fact) ? 'byline comment' : 'byline' }, who(fact), ', ', when(fact), ', ', where(fact));
}

const LOOKS = /** @type {Record<string, string>} */ ({
  Commitment: 'promise', Progress: 'progress', Finding: 'finding', Rating: 'finding', Statistic: 'figure',
  Recommendation: 'advice', Criticism: 'criticism', Disagreement: 'criticism', Praise: 'praise', Question: 'question',
  Answer: 'question', Acknowledgement: 'admission', Apology: 'admission',
});

/**
 * The class that gives a kind of statement its colour; kindred kinds share one.
 * @param {string} name
 */
export function look(name) {
  return LOOKS[name] ?? 'other';
}
