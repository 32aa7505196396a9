/** The record in its own terms: statements, who said them, where, in which words, and what came of them. */

import { graph, push } from './triples.js';
import { json } from './dom.js';
import { t } from './words.js';

/** @typedef {{ document: number, start: number, end: number, exact: string }} Passage */

/** @type {Map<string, string>} */
const texts = new Map(Object.entries(json('documents')));
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;
const LONGEST_LABEL = 160;

export const documents = graph.ofType('otr:Document').sort((a, b) => compare(dateOf(a).earliest || '~', dateOf(b).earliest || '~') || a - b);
export const statements = graph.ofType('otr:Statement').sort(inOrder);

/**
 * The name of a thing on one line: marks that would turn or hide the text around it are left out.
 * @param {number} thing
 */
export function label(thing) {
  if (thing < 0) return '';
  const name =
    graph.text(thing, 'rdfs:label') || graph.text(thing, 'skos:prefLabel') || graph.text(thing, 'dct:title') ||
    graph.text(thing, 'skos:altLabel') || (graph.isIri(thing) ? idOf(thing) : graph.show(thing));
  return shorten(name);
}

/** @param {string} text */
export function shorten(text) {
  const line = text.replace(HIDDEN, ' ').trim();
  return line.length > LONGEST_LABEL ? line.slice(0, LONGEST_LABEL) + '…' : line;
}

/**
 * How a resource is called in the address: its path below the data namespace.
 * @param {number} number
 */
export function idOf(number) {
  return graph.show(number).replace(/^:/, '');
}

/**
 * The resource that is called so in the address, or -1.
 * @param {string} id
 */
export function resource(id) {
  const number = graph.number(':' + id);
  return number < 0 ? graph.number(id) : number;
}

/** @param {number} subject @param {string} property */
export function local(subject, property) {
  return graph.text(subject, property).replace(/^.*:/, '');
}

const WIDER = new Set(['otr:Statement', 'prov:Entity']);
const NARROWER = ['otr:Rating', 'otr:Answer'];

/**
 * The narrowest kind of a statement (`Rating`, not `Finding`).
 * @param {number} statement
 */
export function kind(statement) {
  const names = graph.all(statement, 'rdf:type').map((type) => graph.show(type));
  const own = names.filter((name) => name.startsWith('otr:') && !WIDER.has(name));
  return (own.find((name) => NARROWER.includes(name)) ?? own[0] ?? 'otr:Statement').slice(4);
}

/** @param {number} number */
export function isStatement(number) {
  return graph.one(number, 'otr:words') >= 0;
}

/**
 * @param {number} number
 * @returns {Passage}
 */
export function passage(number) {
  return {
    document: graph.one(number, 'dct:isPartOf'),
    start: Number(graph.text(number, 'oa:start')),
    end: Number(graph.text(number, 'oa:end')),
    exact: graph.text(number, 'oa:exact'),
  };
}

/**
 * The sentences that a fact rests on; a passage rests on itself.
 * @param {number} fact
 */
export function evidence(fact) {
  if (graph.one(fact, 'oa:exact') >= 0) return [passage(fact)];
  return graph.all(fact, 'otr:evidence').map(passage).sort((a, b) => a.start - b.start);
}

/** @param {number} statement */
export function words(statement) {
  return passage(graph.one(statement, 'otr:words'));
}

/** @param {number} fact */
export function documentOf(fact) {
  const document = graph.one(fact, 'otr:statedIn');
  return document >= 0 ? document : graph.one(fact, 'dct:isPartOf');
}

/**
 * When something was said: as exact as the text, with the first and last day that it can mean.
 * @param {number} fact
 */
export function dateOf(fact) {
  const own = graph.text(fact, 'otr:statedOn') || graph.text(fact, 'dct:date') || graph.text(fact, 'otr:asOf');
  const earliest = graph.text(fact, 'otr:earliest');
  if (own || earliest) return { value: own || earliest, earliest: earliest || own, latest: graph.text(fact, 'otr:latest') || own };
  const document = documentOf(fact);
  /** @type {{ value: string, earliest: string, latest: string }} */
  const found = document >= 0 ? dateOf(document) : { value: '', earliest: '', latest: '' };
  return found;
}

/** @param {number} fact */
export function isComment(fact) {
  return local(fact, 'otr:voice') === 'CommentVoice';
}

/**
 * Who speaks, in words.
 * @param {number} fact
 */
export function speaker(fact) {
  const [by, behalf] = [graph.one(fact, 'otr:saidBy'), graph.one(fact, 'otr:onBehalfOf')];
  if (behalf >= 0 && behalf !== by) return t('saidFor', { who: label(by), body: label(behalf) });
  return label(by);
}

/**
 * The text of a document, or nothing where the page does not carry it.
 * @param {number} document
 */
export function textOf(document) {
  return texts.get(graph.text(document, 'otr:path')) ?? '';
}

/**
 * Part of a text by code points, as the positions of the graph count.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 */
export function cut(text, start, end) {
  return /[\ud800-\udbff]/.test(text) ? Array.from(text).slice(start, end).join('') : text.slice(start, end);
}

/** All links across documents, by the statement at either end. */
const links = new Map();
for (const link of graph.ofType('otr:Link')) {
  const relation = local(link, 'rdf:predicate');
  const [from, to] = [graph.one(link, 'rdf:subject'), graph.one(link, 'rdf:object')];
  push(links, from, { link, relation, other: to, back: false });
  push(links, to, { link, relation, other: from, back: true });
}

/**
 * Links of a statement to statements of other documents.
 * @param {number} statement
 * @returns {{ link: number, relation: string, other: number, back: boolean }[]}
 */
export function linksOf(statement) {
  return links.get(statement) ?? [];
}

/**
 * Later statements that report what came of this one, in order of time.
 * @param {number} statement
 */
export function followUps(statement) {
  return linksOf(statement)
    .filter((link) => link.relation === 'followsUp' && link.back && isStatement(link.other))
    .map((link) => link.other)
    .sort(inOrder);
}

/** The last day on which any document of the record speaks. */
export const asOf = documents.map((document) => dateOf(document).latest).sort().at(-1) ?? '';

/** @param {string} a @param {string} b */
export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * In order of time, then document, then place; what has no date comes last.
 * @param {number} a
 * @param {number} b
 */
export function inOrder(a, b) {
  return compare(dateOf(a).earliest || '~', dateOf(b).earliest || '~') || documentOf(a) - documentOf(b) || words(a).start - words(b).start;
}
