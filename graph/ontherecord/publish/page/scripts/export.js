/** Data out: the statements shown as CSV and Turtle, the picture as PNG and SVG. */

import { outcomeTexts } from './commitments.js';
import { colour } from './colour.js';
import { byId, el } from './dom.js';
import { csv, save } from './download.js';
import { LINE, inLines, placed } from './labels.js';
import { canvasElement } from './picture.js';
import { dateOf, documentOf, evidence, idOf, isComment, kind, label, local, words } from './record.js';
import { family, network, ranked, scene, things } from './scene.js';
import { PATHS } from './shapes.js';
import { aboutOf } from './table.js';
import { graph } from './triples.js';
import { closure, turtle } from './turtle.js';
import { t } from './words.js';

/** @type {[string, (statement: number) => string | number][]} */
const COLUMNS = [
  ['kind', kind],
  ['date', (statement) => dateOf(statement).value],
  ['said_by', (statement) => label(graph.one(statement, 'otr:saidBy'))],
  ['on_behalf_of', (statement) => label(graph.one(statement, 'otr:onBehalfOf'))],
  ['voice', (statement) => local(statement, 'otr:voice')],
  ['reader_comment', (statement) => (isComment(statement) ? 'yes' : 'no')],
  ['words', (statement) => words(statement).exact],
  ['sentence', (statement) => evidence(statement).map(({ exact }) => exact).join(' … ')],
  ['about', (statement) => aboutOf(statement).map(label).join('; ')],
  ['strength', (statement) => local(statement, 'otr:strength')],
  ['due', (statement) => graph.text(statement, 'otr:due') || graph.text(statement, 'otr:dueText')],
  ['status', (statement) => local(statement, 'otr:status')],
  ['follow_ups', (statement) => outcomeTexts(statement).join(' | ')],
  ['grade', (statement) => graph.text(statement, 'otr:grade')],
  ['value', (statement) => graph.text(statement, 'otr:value')],
  ['unit', (statement) => graph.text(statement, 'otr:unit')],
  ['confidence', (statement) => graph.text(statement, 'otr:confidence')],
  ['document', (statement) => label(documentOf(statement))],
  ['file', (statement) => graph.text(documentOf(statement), 'otr:path')],
  ['source', (statement) => graph.text(documentOf(statement), 'dct:source').replace(/^<|>$/g, '')],
  ['start', (statement) => words(statement).start],
  ['end', (statement) => words(statement).end],
  ['iri', (statement) => graph.expand(':' + idOf(statement))],
];

/** @param {number[]} statements */
function saveCsv(statements) {
  const rows = statements.map((statement) => COLUMNS.map(([, value]) => value(statement)));
  save('statements.csv', 'text/csv', csv([COLUMNS.map(([name]) => name), ...rows]));
}

/** @param {number[]} statements */
function saveTurtle(statements) {
  save('statements.ttl', 'text/turtle', turtle(closure(statements)));
}

function savePng() {
  const shown = canvasElement();
  if (!shown) return;
  const copy = /** @type {HTMLCanvasElement} */ (el('canvas', { width: shown.width, height: shown.height }));
  const context = copy.getContext('2d');
  if (!context) return;
  context.fillStyle = colour('--paper');
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(shown, 0, 0);
  copy.toBlob((blob) => blob && save('graph.png', 'image/png', blob));
}

function saveSvg() {
  save('graph.svg', 'image/svg+xml', new XMLSerializer().serializeToString(svg()));
}

const MARGIN = 80;

/** Everything that is drawn, as SVG. */
function svg() {
  const { things: drawn, lines } = scene();
  const spots = [...drawn].flatMap((thing) => things.get(thing) ?? []);
  const [left, top] = [Math.min(...spots.map(({ x }) => x)) - MARGIN, Math.min(...spots.map(({ y }) => y)) - MARGIN];
  const [right, bottom] = [Math.max(...spots.map(({ x }) => x)) + MARGIN, Math.max(...spots.map(({ y }) => y)) + MARGIN];
  const names = ranked.flatMap((thing) => (drawn.has(thing) ? nameOf(thing) : []));
  return el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${left} ${top} ${right - left} ${bottom - top}`, 'font-family': 'system-ui, sans-serif', 'font-size': 13 },
    el('rect', { x: left, y: top, width: right - left, height: bottom - top, fill: colour('--paper') }),
    lines.map((line) => {
      const [a, b] = [things.get(line.from), things.get(line.to)];
      return a && b ? el('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y, stroke: colour(`--tie-${family(line.ties[0])}`) }) : null;
    }),
    spots.map(({ x, y, size, group, shape }) =>
      el('path', { d: PATHS[shape], transform: `translate(${x} ${y}) scale(${size})`, fill: network.options.groups[group].color }),
    ),
    placed(names, Infinity).flatMap(({ x, y, lines }) =>
      lines.map((line, at) => el('text', { x, y: y + 12 + at * LINE, 'text-anchor': 'middle', fill: colour('--ink') }, line)),
    ),
  );
}

/** @param {number} thing */
function nameOf(thing) {
  const { x, y, size } = /** @type {import('./scene.js').Thing} */ (things.get(thing));
  const lines = inLines(label(thing));
  return { lines, x, y, radius: size, half: Math.max(...lines.map((line) => line.length)) * 3.8 };
}

/**
 * The buttons that save and print.
 * @param {() => number[]} chosen The statements that are shown.
 */
export function buildExports(chosen) {
  const button = (/** @type {string} */ name, /** @type {() => void} */ onclick) =>
    el('button', { type: 'button', onclick }, t(`save.${name}`));
  byId('saving').append(
    t('save.label'), ' ',
    button('csv', () => saveCsv(chosen())), ' ',
    button('turtle', () => saveTurtle(chosen())), ' ',
    button('print', () => window.print()),
  );
  byId('tools').append(button('png', savePng), button('svg', saveSvg));
}
