/** What the picture shows of the record just now, and what it leaves out. */

import { json } from './dom.js';
import { isFiltered, listed, state } from './address.js';
import { filterKey, passes } from './filter.js';
import { resource, statements } from './record.js';
import { graph, push } from './triples.js';

/** @typedef {{ id: number, label: string, group: string, shape: string, size: number, x: number, y: number }} Thing */
/** @typedef {{ from: number, to: number, kind: string, evidence: number[] }} Tie */
/** @typedef {{ id: string, from: number, to: number, ties: Tie[] }} Line All ties between two things. */

/** @type {{ nodes: Thing[], edges: Tie[], options: Record<string, any> }} */
export const network = json('network');
/** @type {Map<number, Thing>} */
export const things = new Map(network.nodes.map((node) => [node.id, node]));
/** @type {Map<number, Line[]>} */
export const linesAt = new Map();
export const lines = between(network.edges);

/** Things, the most connected first. */
export const ranked = [...things.keys()].sort((a, b) => degree(b) - degree(a) || a - b);

/** So many things can be read at once; of more, the most connected are drawn first. */
const READABLE = 300;
const FIRST = 150;

const FAMILIES = /** @type {Record<string, string>} */ ({
  memberOf: 'belongs', unitOf: 'belongs', Membership: 'belongs', partnerOf: 'belongs', secondedTo: 'belongs',
  represents: 'belongs', hasPart: 'belongs', runs: 'does', established: 'does', oversees: 'does', published: 'does',
  contributedTo: 'does', commissioned: 'does', publisher: 'does', creator: 'does', inspected: 'judges', rates: 'judges',
  criticises: 'judges', praises: 'judges', surveyed: 'judges', asked: 'talks', addressedTo: 'talks', consults: 'talks',
  respondedTo: 'talks', inResponseTo: 'talks', about: 'speaks', topic: 'speaks', foundIn: 'speaks',
});
export const FAMILY_NAMES = ['belongs', 'does', 'judges', 'talks', 'speaks'];

/** @param {Tie} tie */
export function family(tie) {
  return FAMILIES[tie.kind.replace(/^.*:/, '')] ?? 'does';
}

/** @param {number} thing */
export function degree(thing) {
  return linesAt.get(thing)?.length ?? 0;
}

/** @param {number} thing */
export function neighbours(thing) {
  return (linesAt.get(thing) ?? []).map((line) => (line.from === thing ? line.to : line.from));
}

/**
 * Things, lines and what is left out for which reason.
 * @typedef {{ things: Set<number>, lines: Line[], filtered: number, removed: number, beyond: number }} Scene
 */

/** @type {{ key: string, lines: Line[] }} */
let passed = { key: '', lines: [] };

/** Lines with those ties alone that the filters and the legend let through. */
export function passingLines() {
  const key = filterKey() + '|' + state.ties;
  if (passed.key !== key) {
    const off = listed(state.ties);
    const all = !isFiltered() && !off.length;
    passed = { key, lines: all ? lines : lines.map((line) => narrowed(line, off)).filter((line) => line.ties.length) };
  }
  return passed.lines;
}

/**
 * @param {Line} line
 * @param {string[]} off
 */
function narrowed(line, off) {
  const kept = line.ties.filter((tie) => !off.includes(family(tie)));
  const ties = kept.map((tie) => ({ ...tie, evidence: tie.evidence.filter(passes) }));
  return { ...line, ties: ties.filter((tie) => tie.evidence.length) };
}

/** @returns {Scene} */
export function scene() {
  const [types, hide] = [listed(state.types), new Set(listed(state.hide).map(resource))];
  const passing = passingLines();
  const kept = new Set([resource(state.sel), resource(state.to)]);
  const tied = new Set(passing.flatMap((line) => [line.from, line.to]));
  const candidates = ranked.filter((thing) => !types.includes(things.get(thing)?.group ?? '') && !hide.has(thing));
  const alive = isFiltered() ? candidates.filter((thing) => tied.has(thing) || kept.has(thing)) : candidates;
  const few = alive.length <= READABLE || Boolean(state.all);
  const first = new Set(few ? alive : alive.slice(0, FIRST));
  if (!few) {
    const opened = [...listed(state.open).map(resource), ...kept];
    const near = new Set([...opened, ...opened.flatMap(neighbours)]);
    for (const thing of alive) if (near.has(thing)) first.add(thing);
  }
  return {
    things: first,
    lines: passing.filter((line) => first.has(line.from) && first.has(line.to)),
    filtered: candidates.length - alive.length,
    removed: ranked.length - candidates.length,
    beyond: alive.length - first.size,
  };
}

/** @type {Map<number, number[]>} */
const index = new Map();

/**
 * All statements that a thing has part in, in order of time.
 * @param {number} thing
 */
export function statementsOn(thing) {
  if (!index.size) {
    for (const statement of statements) {
      const row = graph.merged.get(statement) ?? [];
      for (const value of new Set(row.filter((_, at) => at && at % 2 === 0))) {
        if (things.has(value)) push(index, value, statement);
      }
    }
  }
  return index.get(thing) ?? [];
}

/** @param {Tie[]} ties */
function between(ties) {
  /** @type {Map<string, Line>} */
  const found = new Map();
  for (const tie of ties) {
    const [a, b] = tie.from < tie.to ? [tie.from, tie.to] : [tie.to, tie.from];
    const id = `${a}-${b}`;
    let line = found.get(id);
    if (!line) {
      line = { id, from: a, to: b, ties: [] };
      found.set(id, line);
      push(linesAt, a, line);
      push(linesAt, b, line);
    }
    line.ties.push(tie);
  }
  return [...found.values()];
}
