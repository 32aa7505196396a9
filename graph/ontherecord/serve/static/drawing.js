/** An answer as a picture: things and names as nodes; triples, or what stands in one row, as lines between them. */

import { el, replace } from './dom.js';
import { cells, short } from './shown.js';

const MOST = 300;
/** Characters of a text that may be a name, so that rows of names can be drawn too. */
const NAME = 60;

/** vis-network, which is loaded with the first picture. */
let library = null;

/**
 * Draw an answer, and say what is drawn.
 * @param {HTMLElement} place
 * @param {import('./shown.js').Answer} answer
 * @param {import('./shown.js').Known} known
 */
export function drawing(place, answer, known) {
  const { nodes, edges } = network(cells(answer), known, answer.media === 'application/n-triples');
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
 * @param {boolean} triples
 */
function network({ columns, rows }, known, triples) {
  const nodes = new Map();
  const edges = new Map();
  for (const row of rows) {
    const ends = triples ? [row[0], row[2]] : row;
    const iris = ends.map((cell, index) => ({ cell, index })).filter(({ cell }) => cell && (cell.type !== 'literal' || (!triples && cell.value.length <= NAME)));
    if (iris.length < 2) continue;
    if (nodes.size >= MOST) break;
    for (const { cell } of iris) nodes.set(cell.value, { id: cell.value, label: clipped(short(cell.value, known)), title: cell.value });
    for (const { cell, index } of iris.slice(1)) {
      const label = triples ? short(row[1].value, known) : columns[index];
      const id = [iris[0].cell.value, label, cell.value].join(' ');
      edges.set(id, { id, from: iris[0].cell.value, to: cell.value, label: label.replace(/^.*:/, '') });
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
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

/** Nothing moves: the layout is settled before it is shown, and begins from the same seed each time. */
function draw(canvas, nodes, edges) {
  const style = getComputedStyle(document.documentElement);
  const [ink, line, accent, panel] = ['--ink', '--faint', '--accent', '--panel'].map((name) => style.getPropertyValue(name).trim());
  new vis.Network(canvas, { nodes, edges }, {
    layout: { randomSeed: 1, improvedLayout: nodes.length <= 100 },
    physics: { stabilization: { iterations: 200 }, solver: 'forceAtlas2Based', forceAtlas2Based: { springLength: 160, avoidOverlap: 1 } },
    nodes: { shape: 'box', color: { background: panel, border: accent }, font: { color: ink, size: 13 } },
    edges: { arrows: 'to', color: line, font: { color: ink, size: 11, strokeWidth: 0, background: panel }, smooth: false },
  }).once('stabilized', function settle() { this.setOptions({ physics: false }); });
}
