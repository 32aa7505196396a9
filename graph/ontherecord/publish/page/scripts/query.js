/** Asking in SPARQL: the saved questions, an editor, and the answer as a table. */

import { go, state } from './address.js';
import { byId, el, json, replace } from './dom.js';
import { csv, save } from './download.js';
import { shown as statementsShown } from './filter.js';
import { box, lookUp } from './find.js';
import { idOf, label } from './record.js';
import { thing, to } from './said.js';
import { things } from './scene.js';
import { ask, hasEngine, stop } from './sparql.js';
import { graph } from './triples.js';
import { list } from './list.js';
import { t } from './words.js';

/** @typedef {{ name: string, question: string, text: string, parameters: Record<string, string> }} Saved */

/** @type {Saved[]} */
const saved = hasEngine() ? json('queries') : [];

/** @type {import('./worker.js').Answer | null} */
let answer = null;
let asked = '';

export const key = () => 'query';

export const chosen = () => statementsShown();

/** @param {HTMLElement} pane */
export function build(pane) {
  const choices = saved.map(({ name, question }) => el('option', { value: name }, question));
  replace(
    pane,
    el('h2', {}, t('query.title')),
    el('p', {}, el('label', { for: 'saved' }, t('query.saved')), ' ',
      el('select', { id: 'saved', onchange: pick }, el('option', { value: '' }, t('query.own')), choices)),
    el('div', { id: 'parameters' }),
    el('p', {}, el('label', { for: 'editor' }, t('query.editor'))),
    el('textarea', { id: 'editor', rows: 14, spellcheck: 'false', autocapitalize: 'off', onkeydown: runOnEnter }),
    el('p', { class: 'actions' },
      el('button', { type: 'button', id: 'run', class: 'main', onclick: run }, t('query.run')),
      el('button', { type: 'button', id: 'stop', onclick: stop, disabled: true }, t('query.stop'))),
    el('p', { id: 'asking', role: 'status' }),
    el('div', { id: 'answer' }),
  );
  restore();
}

/** Put the query that the address names into the editor, and ask it. */
export function restore() {
  if (state.view !== 'query' || state.ask === asked) return;
  const named = saved.find(({ name }) => name === state.ask);
  show(named ? named.text : state.ask);
  choice().value = named ? named.name : '';
  parameters(named);
  if (state.ask) run();
}

const editor = () => /** @type {HTMLTextAreaElement} */ (byId('editor'));
const choice = () => /** @type {HTMLSelectElement} */ (byId('saved'));

/** @param {string} text */
function show(text) {
  editor().value = text;
}

function pick() {
  const named = saved.find(({ name }) => name === choice().value);
  if (!named) return;
  show(named.text);
  parameters(named);
  run();
}

/** @param {KeyboardEvent} event */
function runOnEnter(event) {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  run();
}

/**
 * Boxes for what a saved question may be narrowed to; the choice stands as a line at the end of the query.
 * @param {Saved | undefined} named
 */
function parameters(named) {
  const boxes = Object.entries(named?.parameters ?? {}).map(([name, meaning]) =>
    box(t('query.only', { meaning }), '', (text) =>
      lookUp(text).filter((entry) => things.has(entry.thing)).map((entry) => ({
        text: label(entry.thing),
        remark: '',
        take: () => narrow(name, graph.text(entry.thing, 'rdfs:label')),
      })),
    ),
  );
  replace(byId('parameters'), ...boxes);
}

/**
 * @param {string} name
 * @param {string} value
 */
function narrow(name, value) {
  const start = `VALUES ?${name} {`;
  const kept = editor().value.trimEnd().split('\n').filter((line) => !line.startsWith(start));
  show([...kept, `${start} ${JSON.stringify(value)} }`].join('\n'));
  run();
}

async function run() {
  const text = editor().value;
  const named = saved.find((one) => one.text === text);
  asked = named ? named.name : text;
  go({ ask: asked }, { quiet: true });
  busy(true);
  replace(byId('asking'), t('query.running'));
  const began = performance.now();
  try {
    answer = await ask(text);
    replace(byId('asking'), summary(Math.round(performance.now() - began)));
    showAnswer();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    replace(byId('asking'), message === 'stopped' ? t('query.stopped') : t('query.failed', { message }));
    replace(byId('answer'));
  }
  busy(false);
}

/** @param {boolean} now */
function busy(now) {
  byId('stop').toggleAttribute('disabled', !now);
  byId('run').toggleAttribute('disabled', now);
}

/** @param {number} time */
function summary(time) {
  if (answer && 'rows' in answer) return t('query.rows', { n: answer.rows.length, time });
  return t(answer?.answer ? 'query.yes' : 'query.no');
}

function showAnswer() {
  if (!answer || !('rows' in answer)) return replace(byId('answer'));
  const { columns, rows } = answer;
  const heads = columns.map((name) => ({ name, title: name, plain: true }));
  const pane = el('div', {});
  const found = thingsIn(rows);
  replace(
    byId('answer'),
    el('p', { class: 'actions' },
      el('button', { type: 'button', onclick: () => save('answer.csv', 'text/csv', csv([columns, ...rows.map((row) => row.map((cell) => cell?.value ?? ''))])) }, t('query.csv')),
      found.length > 0 && to({ picked: found.map(idOf).join(','), view: 'graph' }, { class: 'button' }, t('query.inGraph', { n: found.length }))),
    pane,
  );
  list(pane, t('query.answer'), heads, rows, (row) => el('tr', {}, row.map((cell) => el('td', {}, cell && shown(cell)))));
}

/** @param {import('./worker.js').Cell} cell */
function shown({ type, value }) {
  if (type === 'iri') {
    const number = graph.number(graph.compact(value));
    if (number < 0 || !graph.merged.has(number)) return el('bdi', {}, value);
    return things.has(number) ? thing(number) : to({ sel: idOf(number), to: '' }, {}, label(number));
  }
  const number = named().get(value);
  return number === undefined ? el('bdi', {}, value) : thing(number);
}

/** @type {Map<string, number>} */
const byName = new Map();

/** Things by their names: an answer that names a thing leads to it. */
function named() {
  if (!byName.size) for (const one of things.keys()) byName.set(graph.text(one, 'rdfs:label'), one);
  return byName;
}

const MOST_PICKED = 200;

/** @param {(import('./worker.js').Cell | null)[][]} rows */
function thingsIn(rows) {
  const found = new Set();
  for (const cell of rows.flat()) {
    if (!cell) continue;
    const number = cell.type === 'iri' ? graph.number(graph.compact(cell.value)) : named().get(cell.value);
    if (number !== undefined && things.has(number)) found.add(number);
    if (found.size >= MOST_PICKED) break;
  }
  return /** @type {number[]} */ ([...found]);
}
