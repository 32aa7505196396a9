/** The page: its panes, kept in step with the address. */

import { go, onChange, state } from './address.js';
import { showCard } from './card.js';
import * as commitments from './commitments.js';
import { byId, replace } from './dom.js';
import { buildExports } from './export.js';
import { buildFilters, showFilters } from './filters.js';
import { findBox } from './find.js';
import * as inventory from './inventory.js';
import { showLegend } from './legend.js';
import { makeAllRows } from './list.js';
import { centre, draw, fit, repaint, zoom } from './picture.js';
import { buildKeys } from './keys.js';
import * as query from './query.js';
import * as reading from './reading.js';
import { idOf, isStatement, resource } from './record.js';
import { statementsOn } from './scene.js';
import { hasEngine } from './sparql.js';
import * as table from './table.js';
import * as timeline from './timeline.js';

/** @typedef {{ key: () => string, chosen: () => number[], build: (pane: HTMLElement) => void }} View */

/** @type {Map<string, View>} */
const VIEWS = new Map(Object.entries({ commitments, table, timeline, record: reading, ...(hasEngine() ? { query } : {}) }));
/** @type {Map<string, string>} What each view was built of. */
const built = new Map();

function show() {
  const view = VIEWS.has(state.view) || state.view === 'graph' ? state.view : 'commitments';
  document.body.dataset.view = view;
  for (const tab of document.querySelectorAll('#tabs a')) {
    if (tab.getAttribute('data-view') === view) tab.setAttribute('aria-current', 'page');
    else tab.removeAttribute('aria-current');
  }
  showFilters();
  const shown = VIEWS.get(view);
  if (shown) showView(view, shown);
  if (view === 'query') query.restore();
  showCard();
  showGraph();
}

/**
 * @param {string} name
 * @param {View} view
 */
function showView(name, view) {
  for (const pane of document.querySelectorAll('#views > section')) /** @type {HTMLElement} */ (pane).hidden = pane.id !== name;
  const pane = byId(name);
  const key = view.key();
  if (built.get(name) !== key) {
    view.build(pane);
    if (built.has(name)) byId('views').scrollTop = 0;
    built.set(name, key);
  }
  markSelection(pane, view);
}

/**
 * Mark what is selected wherever it stands, and what a selected thing has part in.
 * @param {HTMLElement} pane
 * @param {View} view
 */
function markSelection(pane, view) {
  for (const node of pane.querySelectorAll('[aria-current]')) node.removeAttribute('aria-current');
  for (const node of pane.querySelectorAll('.touched')) node.classList.remove('touched');
  const selected = resource(state.sel);
  if (selected < 0) return;
  if (view.chosen().includes(selected) && !found(pane).length) makeAllRows();
  const nodes = found(pane);
  for (const node of nodes) node.setAttribute('aria-current', 'true');
  if (!isStatement(selected)) touch(pane, new Set(statementsOn(selected).map(idOf)));
  nodes[0]?.scrollIntoView({ block: 'nearest' });
}

/** @param {HTMLElement} pane */
function found(pane) {
  const id = CSS.escape(state.sel);
  return [...pane.querySelectorAll(`[data-id=${id}], [data-ids~=${id}]`)];
}

/**
 * @param {HTMLElement} pane
 * @param {Set<string>} ids
 */
function touch(pane, ids) {
  for (const node of pane.querySelectorAll('tr[data-id], .mark')) {
    if (ids.has(node.getAttribute('data-id') ?? '')) node.classList.add('touched');
  }
}

function showGraph() {
  showLegend();
  byId('graph').classList.toggle('listed', Boolean(state.list));
  byId('as-list').setAttribute('aria-pressed', String(Boolean(state.list)));
  if (state.list) inventory.show(byId('inventory'));
  else replace(byId('inventory'));
  draw();
  centre();
}

function start() {
  for (const tab of document.querySelectorAll('#tabs a')) {
    tab.addEventListener('click', (event) => {
      event.preventDefault();
      go({ view: tab.getAttribute('data-view') ?? '' });
    });
  }
  byId('find').append(findBox());
  byId('zoom-in').addEventListener('click', () => zoom(1.4));
  byId('zoom-out').addEventListener('click', () => zoom(1 / 1.4));
  byId('zoom-all').addEventListener('click', fit);
  byId('as-list').addEventListener('click', () => go({ list: state.list ? '' : 'yes' }));
  buildFilters();
  byId('filtering').toggleAttribute('open', !matchMedia('(max-width: 640px)').matches);
  buildKeys();
  buildExports(() => (VIEWS.get(state.view) ?? table).chosen());
  onChange(show);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
  window.addEventListener('resize', draw);
  window.addEventListener('beforeprint', makeAllRows);
  show();
}

start();
