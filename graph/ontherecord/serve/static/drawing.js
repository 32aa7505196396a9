/**
 * An answer as a picture: things and names as nodes; triples, or what stands in one row, as lines between them.
 * A column that is called `link` says what the one before it has to do with the one behind it, as a predicate does.
 */

import { el, replace } from './dom.js';
import { cells, short } from './shown.js';

const MOST = 300;
/** Characters of a text that may be a name, so that rows of names can be drawn too. */
const NAME = 60;

/** @type {Promise<unknown> | null} vis-network, which is loaded with the first picture. */
let library = null;

/**
 * Draw an answer, and say what is drawn.
 * @param {HTMLElement} place
 * @param {import('./shown.js').Answer} answer
 * @param {import('./shown.js').Known} known
 */
export function drawing(place, answer, known) {
  const { columns, rows } = cells(answer);
  const at = columns.indexOf('link') - 1;
  const told = at >= 0 && at + 2 < columns.length;
  const taken = told ? { columns: columns.slice(at, at + 3), rows: rows.map((row) => row.slice(at, at + 3)) } : { columns, rows };
  const { nodes, edges } = network(taken, known, told || answer.media === 'application/n-triples', told);
  if (!nodes.length) {
    replace(place, el('p', { class: 'nothing' }, 'No two things stand side by side in this answer: nothing to draw.'));
    return 'Nothing drawn';
  }
  const canvas = el('div', { id: 'picture', role: 'img', 'aria-label': `A graph of ${nodes.length} nodes and ${edges.length} lines` });
  replace(place, canvas);
  loaded().then(() => draw(canvas, nodes, edges));
  const sides = nodes.length >= MOST ? 'The first ' : '';
  return `${sides}${nodes.length} nodes and ${edges.length} lines`;
}

/**
 * @param {{ columns: string[], rows: (import('./shown.js').Cell | undefined)[][] }} answer
 * @param {import('./shown.js').Known} known
 * @param {boolean} triples Whether the second of three columns names the line.
 * @param {boolean} names Whether texts are names of things.
 */
function network({ columns, rows }, known, triples, names) {
  const nodes = new Map();
  const edges = new Map();
  for (const row of rows) {
    if (nodes.size >= MOST) break;
    const drawn = columns.flatMap((column, index) => {
      const cell = triples && index === 1 ? undefined : row[index];
      return cell && isDrawn(cell, names || !triples) ? [{ id: cell.value, column }] : [];
    });
    if (drawn.length < 2) continue;
    for (const { id } of drawn) nodes.set(id, { id, label: clipped(short(id, known)), title: id });
    for (const { id, column } of drawn.slice(1)) {
      const label = triples ? short(row[1]?.value ?? '', known).replace(/^.*:/, '') : column;
      edges.set([drawn[0].id, label, id].join(' '), { from: drawn[0].id, to: id, label });
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/**
 * @param {import('./shown.js').Cell} cell
 * @param {boolean} names
 */
function isDrawn({ type, value }, names) {
  return type !== 'literal' || (names && value.length <= NAME);
}

/** @param {string} label */
function clipped(label) {
  return label.length > 40 ? label.slice(0, 39) + '…' : label;
}

/** Load vis-network once. */
function loaded() {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/static/vis-network.js';
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

/**
 * Nothing moves: the layout is settled before it is shown, and begins from the same seed each time.
 * @param {HTMLElement} canvas
 * @param {object[]} nodes
 * @param {object[]} edges
 */
function draw(canvas, nodes, edges) {
  const style = getComputedStyle(document.documentElement);
  const [ink, line, accent, panel] = ['--ink', '--faint', '--accent', '--panel'].map((name) => style.getPropertyValue(name).trim());
  const view = new vis.Network(canvas, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, {
    layout: { randomSeed: 1, improvedLayout: nodes.length <= 100 },
    physics: { stabilization: { iterations: 200 }, solver: 'forceAtlas2Based', forceAtlas2Based: { springLength: 160, avoidOverlap: 1 } },
    nodes: { shape: 'box', color: { background: panel, border: accent }, font: { color: ink, size: 13 } },
    edges: { arrows: 'to', color: line, font: { color: ink, size: 11, strokeWidth: 0, background: panel }, smooth: false },
  });
  view.on('stabilized', () => view.setOptions({ physics: false }));
}
