/** What the picture's shapes and colours mean; each can be left out. And the sentence on what is drawn. */

import { go, listed, state, toggled } from './address.js';
import { colour } from './colour.js';
import { byId, el, replace } from './dom.js';
import { around } from './ring.js';
import { FAMILY_NAMES, family, lines, network, scene, things } from './scene.js';
import { PATHS } from './shapes.js';
import { t, term } from './words.js';

/** Show the legend and the sentence for what is drawn. */
export function showLegend() {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { group } of things.values()) counts.set(group, (counts.get(group) ?? 0) + 1);
  const tied = new Map(FAMILY_NAMES.map((name) => [name, lines.filter((line) => line.ties.some((tie) => family(tie) === name)).length]));
  const groups = Object.keys(network.options.groups).filter((group) => counts.has(group));
  replace(
    byId('legend'),
    ...groups.map((group) => entry('types', group, sign(group), `${term('groups', group)} ${counts.get(group)}`)),
    ...FAMILY_NAMES.filter((name) => tied.get(name)).map((name) => entry('ties', name, stroke(name), term('families', name))),
  );
  replace(byId('drawn'), sentence(), ...offers());
}

/**
 * @param {'types' | 'ties'} field
 * @param {string} name
 * @param {HTMLElement} picture
 * @param {string} text
 */
function entry(field, name, picture, text) {
  const checked = !listed(state[field]).includes(name);
  const change = () => go({ [field]: toggled(state[field], name) });
  return el('label', {}, el('input', { type: 'checkbox', checked, onchange: change }), picture, text);
}

/** @param {string} group */
function sign(group) {
  const { shape, color } = network.options.groups[group];
  return el('svg', { viewBox: '-1.3 -1.3 2.6 2.6', class: 'sign', 'aria-hidden': 'true' }, el('path', { d: PATHS[shape], fill: color }));
}

/** @param {string} name */
function stroke(name) {
  return el(
    'svg',
    { viewBox: '0 0 20 10', class: 'sign', 'aria-hidden': 'true' },
    el('line', { x1: 0, y1: 5, x2: 20, y2: 5, stroke: colour(`--tie-${name}`), 'stroke-width': 3, 'stroke-dasharray': name === 'speaks' ? '3 3' : false }),
  );
}

function sentence() {
  const { things: drawn, lines: tied, filtered, removed, beyond } = scene();
  const ring = around();
  return [
    t('drawn.things', { n: drawn.size, all: things.size, lines: tied.length }),
    beyond ? t(state.picked ? 'drawn.unpicked' : 'drawn.beyond', { n: beyond }) : '',
    filtered ? t('drawn.filtered', { n: filtered }) : '',
    removed ? t('drawn.removed', { n: removed }) : '',
    !beyond && !filtered && !removed ? t('drawn.everything') : '',
    ring.shown.length ? t('drawn.ring', { n: ring.shown.length, all: ring.total }) : '',
  ].filter(Boolean).join(' ') + ' ';
}

/** Above the first, drawing everything is slow to move; above the second, a browser may give up. */
const [MANY, TOO_MANY] = [3000, 10_500];

function offers() {
  const { beyond, removed } = scene();
  const many = things.size > MANY;
  return [
    state.picked ? el('button', { type: 'button', onclick: () => go({ picked: '' }) }, t('drawn.unpick')) : null,
    beyond && !state.picked && things.size <= TOO_MANY ? el('button', { type: 'button', onclick: () => go({ all: 'yes' }) }, t(many ? 'drawn.allSlow' : 'drawn.all', { n: things.size })) : null,
    state.all ? el('button', { type: 'button', onclick: () => go({ all: '' }) }, t('drawn.fewer')) : null,
    removed ? el('button', { type: 'button', onclick: () => go({ hide: '', types: '', ties: '' }) }, t('drawn.back')) : null,
  ];
}
