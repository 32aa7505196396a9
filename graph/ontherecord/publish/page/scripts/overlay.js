/** What is drawn over the picture: all but the selected steps back, and labels that stay readable at every zoom. */

import { state } from './address.js';
import { colour } from './colour.js';
import { LINE, inLines, placed } from './labels.js';
import { isStatement, kind, label, resource } from './record.js';
import { partsOf, ring } from './ring.js';
import { look } from './said.js';
import { family, linesAt, network, ranked, things } from './scene.js';
import { PATHS } from './shapes.js';
import { chain } from './way.js';

const MOST_LABELS = 70;
const MOST_TRIED = 600;

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./vis.js').Network} view
 * @param {import('./scene.js').Scene} scene
 * @param {number} hovered
 * @param {boolean} dragged
 */
export function drawOver(context, view, scene, hovered, dragged) {
  const bright = brightOnes(scene);
  const ends = [resource(state.sel), resource(state.to)];
  if (bright.things.size || ring().length) {
    veil(context);
    for (const line of bright.lines) drawLine(context, line);
    drawStatements(context, scene);
    for (const thing of bright.things) drawThing(context, thing, ends.includes(thing));
  }
  if (!dragged || !names.length) place(context, view, scene, [hovered, ...ends, ...bright.things]);
  drawLabels(context, view);
}

/**
 * The things and lines that the selection lifts out.
 * @param {import('./scene.js').Scene} scene
 */
export function brightOnes(scene) {
  const selected = resource(state.sel);
  if (isStatement(selected)) return { things: new Set(partsOf(selected).filter((part) => scene.things.has(part))), lines: [] };
  const way = state.to ? chain(selected, resource(state.to)) : null;
  if (way) {
    return { things: new Set(way.flatMap((line) => [line.from, line.to])), lines: way };
  }
  const lines = (linesAt.get(selected) ?? []).filter((line) => scene.things.has(line.from) && scene.things.has(line.to));
  const things = new Set(lines.flatMap((line) => [line.from, line.to]));
  if (scene.things.has(selected)) things.add(selected);
  return { things, lines };
}

/** @param {CanvasRenderingContext2D} context */
function veil(context) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.72;
  context.fillStyle = colour('--paper');
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./scene.js').Line} line
 */
function drawLine(context, line) {
  const [a, b] = [things.get(line.from), things.get(line.to)];
  if (a && b) stroke(context, a, b, colour(`--tie-${family(line.ties[0])}`), 2);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {{ x: number, y: number }} a
 * @param {{ x: number, y: number }} b
 * @param {string} paint
 * @param {number} width
 */
function stroke(context, a, b, paint, width) {
  context.strokeStyle = paint;
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.lineTo(b.x, b.y);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} thing
 * @param {boolean} selected
 */
function drawThing(context, thing, selected) {
  const spot = things.get(thing);
  if (!spot) return;
  context.save();
  context.translate(spot.x, spot.y);
  context.scale(spot.size, spot.size);
  const outline = new Path2D(PATHS[spot.shape]);
  context.fillStyle = network.options.groups[spot.group].color;
  context.fill(outline);
  if (selected) {
    context.lineWidth = 5 / spot.size;
    context.strokeStyle = colour('--ink');
    context.stroke(outline);
  }
  context.restore();
}

/**
 * Statements around the selection, with lines to all that has part in them.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./scene.js').Scene} scene
 */
function drawStatements(context, scene) {
  const placed = ring();
  for (const { statement, x, y } of placed) {
    for (const part of partsOf(statement)) {
      const spot = things.get(part);
      if (spot && scene.things.has(part)) stroke(context, { x, y }, spot, colour('--faint'), 1);
    }
  }
  for (const { statement, x, y } of placed) {
    context.beginPath();
    context.arc(x, y, 7, 0, 2 * Math.PI);
    context.fillStyle = colour(`--mark-${look(kind(statement))}`);
    context.fill();
    context.strokeStyle = colour('--ink');
    context.lineWidth = 1;
    context.stroke();
  }
}

const FONT = '13px system-ui, sans-serif';
/** @type {import('./labels.js').Label[]} Names as they were placed last, and where the middle of the picture then was. */
let names = [];
let middle = { x: 0, y: 0 };

/**
 * Find room for the names of the most connected things in sight, none over another. While the picture is dragged they
 * go with it: finding room takes longer than a frame may.
 * @param {CanvasRenderingContext2D} context
 * @param {import('./vis.js').Network} view
 * @param {import('./scene.js').Scene} scene
 * @param {number[]} first Those that come before all others.
 */
function place(context, view, scene, first) {
  context.save();
  context.font = FONT;
  middle = view.canvasToDOM({ x: 0, y: 0 });
  names = placed([...inSight(context, view, scene, first)], MOST_LABELS, context.canvas.clientWidth);
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./vis.js').Network} view
 */
function drawLabels(context, view) {
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const now = view.canvasToDOM({ x: 0, y: 0 });
  context.save();
  context.setTransform(ratio, 0, 0, ratio, ratio * (now.x - middle.x), ratio * (now.y - middle.y));
  context.font = FONT;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = colour('--paper');
  context.fillStyle = colour('--ink');
  for (const { lines, x, y } of names) {
    lines.forEach((line, at) => context.strokeText(line, x, y + at * LINE));
    lines.forEach((line, at) => context.fillText(line, x, y + at * LINE));
  }
  context.restore();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {import('./vis.js').Network} view
 * @param {import('./scene.js').Scene} scene
 * @param {number[]} first
 * @returns {Iterable<import('./labels.js').Name>}
 */
function* inSight(context, view, scene, first) {
  const { clientWidth, clientHeight } = context.canvas;
  const scale = view.getScale();
  const origin = view.canvasToDOM({ x: 0, y: 0 });
  let tried = 0;
  for (const thing of chained(first, ranked)) {
    const spot = things.get(thing);
    if (!spot || !scene.things.has(thing)) continue;
    const x = origin.x + spot.x * scale;
    const y = origin.y + spot.y * scale;
    if (x < 0 || y < -20 || x > clientWidth || y > clientHeight) continue;
    yield { ...measured(context, thing), x, y, radius: spot.size * scale };
    if (++tried >= MOST_TRIED) return;
  }
}

/**
 * Some, then all others.
 * @param {number[]} first
 * @param {number[]} all
 */
function* chained(first, all) {
  const named = new Set(first);
  yield* named;
  for (const thing of all) if (!named.has(thing)) yield thing;
}

/** @type {Map<number, { lines: string[], half: number }>} Measuring takes longer than drawing: each name once. */
const sizes = new Map();

/** @param {CanvasRenderingContext2D} context @param {number} thing */
function measured(context, thing) {
  let found = sizes.get(thing);
  if (!found) {
    const lines = inLines(label(thing));
    found = { lines, half: Math.max(...lines.map((line) => context.measureText(line).width)) / 2 + 3 };
    sizes.set(thing, found);
  }
  return found;
}
