/** Statements as nodes of the picture: only around what is selected, else it would drown in them. */

import { state } from './address.js';
import { passes } from './filter.js';
import { isStatement, resource } from './record.js';
import { statementsOn, things } from './scene.js';
import { graph } from './triples.js';

const MOST = 24;
const RADIUS = 110;

/**
 * The statement selected, or the first ones that the thing selected has part in.
 * @returns {{ shown: number[], total: number }}
 */
export function around() {
  const selected = resource(state.sel);
  if (selected < 0 || state.to) return { shown: [], total: 0 };
  if (isStatement(selected)) return { shown: [selected], total: 1 };
  const near = things.has(selected) ? statementsOn(selected).filter(passes) : [];
  return { shown: near.slice(0, MOST), total: near.length };
}

/** Where they stand: in a ring around the thing, or amid those that have part in the one. */
export function ring() {
  const { shown } = around();
  const centre = things.get(resource(state.sel));
  return shown.map((statement, at) => {
    const turn = (2 * Math.PI * at) / shown.length - Math.PI / 2;
    const spot = centre
      ? { x: centre.x + RADIUS * Math.cos(turn), y: centre.y + RADIUS * Math.sin(turn) }
      : middle(partsOf(statement));
    return { statement, ...spot };
  });
}

/**
 * The things of the picture that have part in a statement.
 * @param {number} statement
 */
export function partsOf(statement) {
  const row = graph.merged.get(statement) ?? [];
  return [...new Set(row.filter((value, at) => at && at % 2 === 0 && things.has(value)))];
}

/** @param {number[]} parts */
function middle(parts) {
  const spots = parts.flatMap((part) => things.get(part) ?? []);
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
  return { x: mean(spots.map(({ x }) => x)), y: mean(spots.map(({ y }) => y)) + 60 };
}
