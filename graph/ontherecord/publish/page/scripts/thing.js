/** The card of a body, person, report, initiative or topic: its names and posts, what it said, and what was said of it. */

import { listed, state, toggled } from './address.js';
import { badges } from './badges.js';
import { el } from './dom.js';
import { passes, speaks } from './filter.js';
import { choose } from './find.js';
import { compare, dateOf, idOf, kind, label, passage } from './record.js';
import { byline, kindBadge, linkedQuotation, quotation, thing as link, to } from './said.js';
import { degree, linesAt, statementsOn, things } from './scene.js';
import { graph, push } from './triples.js';
import { date, t, term } from './words.js';

const FEW = 4;
const KINDS = [
  'Commitment', 'Progress', 'Rating', 'Finding', 'Statistic', 'Recommendation', 'Criticism', 'Disagreement', 'Praise',
  'Question', 'Answer', 'Acknowledgement', 'Apology',
];

/** @param {number} thing */
export function thingCard(thing) {
  const on = statementsOn(thing).filter(passes);
  const own = on.filter((statement) => speaks(statement, thing));
  const others = on.filter((statement) => !speaks(statement, thing));
  return el(
    'article',
    {},
    el('p', { class: 'label' }, term('groups', things.get(thing)?.group ?? '')),
    el('h2', {}, el('bdi', {}, label(thing))),
    names(thing),
    el('p', { class: 'actions' }, actions(thing)),
    wayTo(thing),
    posts(thing),
    groups(thing, t('card.saidOf'), others, 'about'),
    groups(thing, t('card.said'), own, 'by'),
    linked(thing),
    mentions(thing),
  );
}

/** @param {number} thing */
function names(thing) {
  const main = graph.text(thing, 'rdfs:label');
  const forms = graph.all(thing, 'skos:altLabel').map((form) => graph.show(form)).filter((form) => form !== main);
  const parents = graph.all(thing, 'org:unitOf');
  return [
    forms.length ? el('p', {}, t('card.alsoCalled'), ' ', forms.flatMap((form, at) => [at ? ', ' : null, el('bdi', {}, form)])) : null,
    parents.length ? el('p', {}, t('card.partOf'), ' ', parents.map(link)) : null,
  ].filter((line) => line !== null);
}

/** @param {number} thing */
function actions(thing) {
  const id = idOf(thing);
  const open = listed(state.open).includes(id);
  return [
    to({ about: id, by: '', view: 'table' }, { class: 'button' }, t('card.onlyAbout')),
    to({ open: toggled(state.open, id) }, { class: 'button' }, t(open ? 'card.collapse' : 'card.expand')),
    to({ hide: toggled(state.hide, id), sel: '', to: '' }, { class: 'button' }, t('card.hide')),
  ];
}

/** @param {number} thing */
function wayTo(thing) {
  return choose(t('card.wayTo'), (other) => ({ sel: idOf(thing), to: idOf(other) }));
}

/** @param {number} thing */
function posts(thing) {
  const found = [...graph.having('org:member', thing), ...graph.having('org:organization', thing)].filter(passes);
  found.sort((a, b) => compare(dateOf(b).earliest, dateOf(a).earliest) || a - b);
  return found.length ? folding(t('card.posts', { n: found.length }), found.map((post) => postEntry(post, thing)), true) : null;
}

/**
 * @param {number} post
 * @param {number} thing
 */
function postEntry(post, thing) {
  const [member, body] = [graph.one(post, 'org:member'), graph.one(post, 'org:organization')];
  const tenure = term('terms', graph.text(post, 'otr:tenure'));
  const role = label(graph.one(post, 'org:role'));
  return el(
    'li',
    {},
    el('p', {}, member === thing ? null : [link(member), ', '], el('strong', {}, role),
      body < 0 ? ' ' : [', ', body === thing ? label(body) : link(body), ' '],
      el('span', { class: 'badge' }, t('card.tenure', { tenure, when: date(dateOf(post).value) }))),
    quotation(post),
    byline(post),
  );
}

/**
 * Statements by kind, a few of each at once.
 * @param {number} thing
 * @param {string} title
 * @param {number[]} statements
 * @param {'by' | 'about'} field
 */
function groups(thing, title, statements, field) {
  if (!statements.length) return null;
  /** @type {Map<string, number[]>} */
  const byKind = new Map();
  for (const statement of statements) push(byKind, kind(statement), statement);
  const order = [...byKind.keys()].sort((a, b) => KINDS.indexOf(a) - KINDS.indexOf(b));
  return el(
    'section',
    {},
    el('h3', {}, title),
    order.map((name, at) => {
      const all = byKind.get(name) ?? [];
      const more = { [field]: idOf(thing), kind: name, view: 'table' };
      return folding(
        [kindBadge(name), ` ${all.length}`],
        [
          ...all.slice(0, FEW).map((statement) => entry(statement)),
          all.length > FEW ? el('li', {}, to(more, {}, t('card.all', { n: all.length }))) : null,
        ],
        at === 0 || name === 'Rating' || name === 'Question',
      );
    }),
  );
}

/** @param {number} statement */
function entry(statement) {
  const particulars = el('p', { class: 'badges' }, badges(statement));
  return el('li', {}, linkedQuotation(statement), particulars, byline(statement), answersTo(statement));
}

/** @param {number} statement */
function answersTo(statement) {
  const found = kind(statement) === 'Question' ? graph.having('otr:answers', statement) : [];
  return el('div', { class: 'answers' }, found.map((answer) => [kindBadge('Answer'), linkedQuotation(answer), byline(answer)]).flat());
}

/** @param {number} thing */
function linked(thing) {
  const lines = [...(linesAt.get(thing) ?? [])].sort((a, b) => b.ties.length - a.ties.length);
  if (!lines.length) return null;
  const entries = lines.map((line) => {
    const other = line.from === thing ? line.to : line.from;
    const kinds = [...new Set(line.ties.map((tie) => term(tie.from === thing ? 'relations' : 'relationsBack', tie.kind)))];
    const way = { sel: idOf(thing), to: idOf(other) };
    return el('li', {}, link(other), ': ', to(way, { class: 'tie' }, kinds.join(', ')));
  });
  return folding(t('card.linked', { n: degree(thing) }), entries, lines.length <= 12);
}

/** @param {number} thing */
function mentions(thing) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const place of graph.having('otr:mentions', thing)) {
    const { document } = passage(place);
    if (document >= 0) counts.set(document, (counts.get(document) ?? 0) + 1);
  }
  if (!counts.size) return null;
  const entries = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return folding(
    t('card.mentioned', { n: counts.size }),
    entries.map(([document, n]) =>
      el('li', {}, to({ view: 'record', read: idOf(document) }, {}, label(document)), ' ', t('times', { n })),
    ),
    false,
  );
}

/**
 * @param {import('./dom.js').Child | import('./dom.js').Child[]} title
 * @param {import('./dom.js').Child[]} entries
 * @param {boolean} open
 */
function folding(title, entries, open) {
  return el('details', { open }, el('summary', {}, title), el('ul', { class: 'entries' }, entries));
}
