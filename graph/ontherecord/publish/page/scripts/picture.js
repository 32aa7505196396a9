/** The picture, drawn by vis-network: nothing moves by itself, and labels are ours. */

import { go, state } from './address.js';
import { colour, forgetColours } from './colour.js';
import { byId } from './dom.js';
import { brightOnes, drawOver } from './overlay.js';
import { idOf, resource } from './record.js';
import { ring } from './ring.js';
import { family, network, scene, things } from './scene.js';

const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const CROWDED = 1000;

/** @type {import('./vis.js').Network | null} */
let view = null;
/** @type {{ nodes: any, edges: any }} */
let data;
let hovered = -1;
let dragged = false;
let paneSize = '';
/** What was brought into sight last, and what was clicked in the picture itself: that stands where it is. */
let centred = '|';
let clicked = '';
/** @type {{ key: string, drawn: import('./scene.js').Scene | null }} */
let last = { key: '', drawn: null };

/** Draw what the address asks for. Does nothing while the pane cannot be seen. */
export function draw() {
  const canvas = byId('canvas');
  if (!canvas.offsetWidth) return;
  const now = scene();
  if (!view) start(canvas);
  const key = JSON.stringify(state) + canvas.offsetHeight + canvas.offsetWidth;
  if (key === last.key) return;
  const before = last.drawn;
  last = { key, drawn: now };
  sync(data.nodes, [...[...now.things].map(node), ...statementNodes()]);
  sync(data.edges, now.lines.map(edge));
  const crowded = now.lines.length > CROWDED;
  view?.setOptions({ interaction: { hideEdgesOnDrag: crowded, hideEdgesOnZoom: crowded } });
  if ((resized(canvas) && !state.sel) || !before) fit();
  view?.redraw();
}

/**
 * Tell vis-network at once that its pane has another size, which it would find out later.
 * @param {HTMLElement} canvas
 */
function resized(canvas) {
  const size = `${canvas.offsetWidth} ${canvas.offsetHeight}`;
  if (size === paneSize) return false;
  paneSize = size;
  view?.setSize('100%', '100%');
  return true;
}

/** @param {HTMLElement} canvas */
function start(canvas) {
  data = { nodes: new vis.DataSet([]), edges: new vis.DataSet([]) };
  view = new vis.Network(canvas, data, { ...network.options, autoResize: true });
  const drawn = view;
  view.on('afterDrawing', (/** @type {CanvasRenderingContext2D} */ context) => {
    if (last.drawn) drawOver(context, drawn, last.drawn, hovered, dragged);
  });
  view.on('click', ({ pointer }) => {
    const [at, along] = [drawn.getNodeAt(pointer.DOM), drawn.getEdgeAt(pointer.DOM)];
    const line = typeof along === 'string' ? last.drawn?.lines.find(({ id }) => id === along) : undefined;
    clicked = at === undefined ? '' : idOf(at);
    if (at !== undefined) go({ sel: idOf(at), to: '' });
    else if (line) go({ sel: idOf(line.from), to: idOf(line.to) });
    else go({ sel: '', to: '' });
  });
  view.on('dragStart', () => (dragged = true));
  view.on('dragEnd', () => {
    dragged = false;
    drawn.redraw();
  });
  view.on('hoverNode', ({ node }) => hover(node));
  view.on('blurNode', () => hover(-1));
}

/** @param {number} node */
function hover(node) {
  hovered = node;
  byId('canvas').style.cursor = node < 0 ? '' : 'pointer';
  view?.redraw();
}

/** @param {number} thing */
function node(thing) {
  const { id, group, size, x, y } = /** @type {import('./scene.js').Thing} */ (things.get(thing));
  return { id, group, size, x, y };
}

/** @param {import('./scene.js').Line} line */
function edge(line) {
  const name = family(line.ties[0]);
  const forward = line.ties.some((tie) => tie.from === line.from);
  const back = line.ties.some((tie) => tie.from === line.to);
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width: Math.min(6, 1.6 + Math.log2(line.ties.reduce((sum, tie) => sum + tie.evidence.length, 0)) / 2),
    color: { color: colour(`--tie-${name}`), inherit: false },
    dashes: name === 'speaks' && [2, 4],
    arrows: { to: { enabled: forward, scaleFactor: 0.5 }, from: { enabled: back, scaleFactor: 0.5 } },
  };
}

/** Statements can be clicked like things; `overlay.js` draws them. */
function statementNodes() {
  return ring().map(({ statement, x, y }) => ({ id: statement, shape: 'dot', size: 7, x, y, color: colour('--faint') }));
}

/**
 * Make a data set hold just these rows, touching only what differs.
 * @param {any} set
 * @param {{ id: number | string }[]} rows
 */
function sync(set, rows) {
  const wanted = new Set(rows.map(({ id }) => id));
  const gone = set.getIds().filter((/** @type {number | string} */ id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  set.update(rows);
}

/** @param {number} factor */
export function zoom(factor) {
  view?.moveTo({ scale: view.getScale() * factor });
}

/** Show everything, with room for names at the edges. */
export function fit() {
  view?.fit({ animation: false });
  zoom(0.92);
}

/** Bring what was selected elsewhere into sight, with all that it is linked with. */
export function centre() {
  const selected = resource(state.sel);
  const fresh = state.sel + '|' + state.to !== centred;
  centred = state.sel + '|' + state.to;
  if (!fresh || !view || !last.drawn || clicked === state.sel) return;
  const near = brightOnes(last.drawn).things;
  const nodes = [...near, ...ring().map(({ statement }) => statement)];
  if (selected < 0 || !nodes.length) return;
  view.fit({ nodes, maxZoomLevel: 1, animation: STILL.matches ? false : { duration: 250, easingFunction: 'easeOutQuad' } });
}

/** Draw anew in other colours. */
export function repaint() {
  forgetColours();
  last.key = '';
  draw();
}

/** The canvas that shows the picture, for saving it. */
export function canvasElement() {
  return byId('canvas').querySelector('canvas');
}
