/** Which facts the filters let through. */

import { FILTERS, listed, state } from './address.js';
import { graph } from './triples.js';
import { dateOf, documentOf, evidence, isComment, isStatement, kind, local, resource, speaker, statements } from './record.js';

/** @typedef {import('./address.js').State} State */

/** @type {Map<string, number[]>} */
const remembered = new Map();

/**
 * Statements that pass the filters; `kinds` narrows them further, as Commitments does.
 * @param {string} [kinds]
 */
export function shown(kinds = '') {
  const key = filterKey() + '|' + kinds;
  let found = remembered.get(key);
  if (!found) {
    remembered.clear();
    found = statements.filter((statement) => passes(statement) && (!kinds || kinds === kind(statement)));
    remembered.set(key, found);
  }
  return found;
}

/** What the result of filtering depends on. */
export function filterKey() {
  return FILTERS.map((name) => state[name]).join('|');
}

/** @param {number} fact A statement, relation, post or document. */
export function passes(fact) {
  return TESTS.every((test) => test(fact, state));
}

/** Each holds where its field is empty; only what has the field asked for can pass where it is not. */
const TESTS = /** @type {((fact: number, state: State) => boolean)[]} */ ([
  (fact, { comments }) => comments !== 'no' || (fact >= 0 && !isComment(fact)),
  (fact, { kind: wanted }) => !wanted || (fact >= 0 && isStatement(fact) && listed(wanted).includes(kind(fact))),
  (fact, { by }) => !by || speaks(fact, resource(by)),
  (fact, { about }) => !about || involves(fact, resource(about)),
  (fact, { topic }) => !topic || graph.all(fact, 'otr:topic').includes(resource(topic)),
  (fact, { doc }) => !doc || (fact >= 0 && (documentOf(fact) === resource(doc) || fact === resource(doc))),
  (fact, { voice }) => !voice || local(fact, 'otr:voice') === voice,
  (fact, { from }) => !from || (fact >= 0 && dateOf(fact).latest.slice(0, 4) >= from),
  (fact, { until }) => !until || (fact >= 0 && dateOf(fact).earliest !== '' && dateOf(fact).earliest.slice(0, 4) <= until),
  (fact, { confidence }) => !confidence || Number(graph.text(fact, 'otr:confidence')) >= Number(confidence),
  (fact, { strength }) => !strength || local(fact, 'otr:strength') === strength,
  (fact, { status }) => !status || local(fact, 'otr:status') === status,
  (fact, { q }) => !q || (fact >= 0 && folded(wordsOf(fact)).includes(folded(q))),
]);

/**
 * Whether somebody says it, is spoken for in it or is bound by it.
 * @param {number} fact
 * @param {number} agent
 */
export function speaks(fact, agent) {
  return ['otr:saidBy', 'otr:onBehalfOf', 'otr:committedBy', 'dct:publisher', 'dct:creator'].some((property) =>
    graph.all(fact, property).includes(agent),
  );
}

/**
 * Whether a thing has any part in it.
 * @param {number} fact
 * @param {number} thing
 */
function involves(fact, thing) {
  const row = graph.merged.get(fact) ?? [];
  for (let at = 2; at < row.length; at += 2) if (row[at] === thing) return thing >= 0;
  return false;
}

/**
 * Without case and accents, so that “Jose” finds “José”.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').toLowerCase();
}

/** @param {number} fact */
function wordsOf(fact) {
  return [speaker(fact), ...evidence(fact).map((passage) => passage.exact)].join(' ');
}
