/** The graph, or part of it, as Turtle or TriG. */

import { graph } from './triples.js';

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const ESCAPES = /** @type {Record<string, string>} */ ({ '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' });

/**
 * The merged triples of some subjects, or of all.
 * @param {Iterable<number>} [subjects]
 */
export function turtle(subjects = graph.merged.keys()) {
  const known = [...subjects].filter((subject) => graph.merged.has(subject)).sort((a, b) => a - b);
  return head() + known.map((subject) => block(graph.merged.get(subject) ?? [], '')).join('\n');
}

/** The whole data set: the merged triples as default graph, and each named graph. */
export function trig() {
  const named = graph.payload.graphs.map(
    ([name, subjects]) => `${term(name)} {\n${subjects.map((row) => block(row, '  ')).join('')}}\n`,
  );
  return turtle() + named.join('');
}

/**
 * What some facts say in full: themselves, and all that they refer to.
 * @param {Iterable<number>} facts
 */
export function closure(facts) {
  const found = new Set(facts);
  for (const fact of [...found]) {
    for (const value of values(fact)) {
      if (!graph.isIri(value) || !graph.merged.has(value)) continue;
      found.add(value);
      for (const part of values(value)) if (graph.one(part, 'oa:exact') >= 0) found.add(part);
    }
  }
  return found;
}

/** @param {number} subject */
function values(subject) {
  return (graph.merged.get(subject) ?? []).filter((_, at) => at && at % 2 === 0);
}

function head() {
  const prefixes = Object.entries(graph.payload.prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
  return `@base <${graph.payload.base}> .\n${prefixes.join('')}\n`;
}

/**
 * @param {number[]} row
 * @param {string} indent
 */
function block(row, indent) {
  const lines = [];
  for (let at = 1; at < row.length; at += 2) lines.push(`${term(row[at])} ${term(row[at + 1])}`);
  return `${indent}${term(row[0])}\n${indent}  ${lines.join(` ;\n${indent}  `)} .\n`;
}

/** @param {number} number */
function term(number) {
  if (graph.isIri(number)) return iri(graph.show(number));
  const text = `"${graph.show(number).replace(/["\\\n\r\t]/g, (mark) => ESCAPES[mark])}"`;
  const tag = graph.tag(number);
  return tag.startsWith('@') ? text + tag : tag ? `${text}^^${iri(tag)}` : text;
}

/**
 * A compact name as Turtle writes it: relative to the base, with its prefix, or in full.
 * @param {string} name
 */
function iri(name) {
  if (name.startsWith('_:')) return name;
  const colon = name.indexOf(':');
  const local = name.slice(colon + 1);
  if (colon === 0 && /^[a-z]+\//.test(local) && !/\/\.{1,2}(\/|$)|\/\//.test(local)) return `<${local}>`;
  return colon > 0 && PLAIN_NAME.test(local) && !name.startsWith('<') ? name : `<${graph.expand(name)}>`;
}
