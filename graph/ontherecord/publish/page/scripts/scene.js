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
  const drawn = choose(alive, kept);
  return {
    things: drawn,
    lines: passing.filter((line) => drawn.has(line.from) && drawn.has(line.to)),
    filtered: candidates.length - alive.length,
    removed: ranked.length - candidates.length,
    beyond: alive.length - drawn.size,
  };
}

/**
 * Of things that could be drawn, those that are: what a query picked, or all, or as many as can be read.
 * @param {number[]} alive
 * @param {Set<number>} kept
 */
function choose(alive, kept) {
  const opened = listed(state.open).map(resource);
  if (state.picked) {
    const picked = new Set([...listed(state.picked).map(resource), ...kept, ...opened, ...opened.flatMap(neighbours)]);
    return new Set(alive.filter((thing) => picked.has(thing)));
  }
  if (alive.length <= READABLE || state.all) return new Set(alive);
  const near = new Set([...alive.slice(0, FIRST), ...kept, ...[...opened, ...kept].flatMap(neighbours), ...opened]);
  return new Set(alive.filter((thing) => near.has(thing)));
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
