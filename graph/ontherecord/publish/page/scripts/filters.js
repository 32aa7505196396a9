/** The filters, and the sentence that says what they leave. */

import { go, isFiltered, listed, noFilter, state } from './address.js';
import { byId, el, replace } from './dom.js';
import { shown } from './filter.js';
import { asOf, compare, dateOf, documents, idOf, isComment, kind, label, local, resource, statements } from './record.js';
import { graph } from './triples.js';
import { date, t, term } from './words.js';

/** @typedef {{ value: string, text: string }} Choice */

const KINDS = [...new Set(statements.map(kind))].sort();
const YEARS = [...new Set(statements.flatMap((statement) => dateOf(statement).earliest.slice(0, 4) || []))].sort();

/** Build the filters once; `showFilters` then keeps them in step with the address. */
export function buildFilters() {
  const fields = [
    select('by', resources(['otr:saidBy', 'otr:onBehalfOf', 'otr:committedBy'])),
    select('kind', KINDS.map((name) => ({ value: name, text: term('kinds', name) }))),
    select('topic', resources(['otr:topic'])),
    select('doc', documents.map((document) => ({ value: idOf(document), text: label(document) }))),
    select('strength', terms('otr:strength')),
    select('status', terms('otr:status')),
    select('voice', terms('otr:voice')),
    select('from', YEARS.map((year) => ({ value: year, text: year }))),
    select('until', YEARS.map((year) => ({ value: year, text: year }))),
    select('confidence', ['0.5', '0.6', '0.7', '0.8', '0.9'].map((step) => ({ value: step, text: t('filters.least', { n: Number(step) }) }))),
  ];
  replace(byId('filters'), ...fields, wordsField(), commentsSwitch());
}

/** Show what is filtered, and say what is shown and what is hidden. */
export function showFilters() {
  for (const field of byId('filters').querySelectorAll('[name]')) {
    const input = /** @type {HTMLInputElement} */ (field);
    const value = state[/** @type {keyof import('./address.js').State} */ (input.name)];
    if (input.type === 'checkbox') input.checked = value !== 'no';
    else if (input.value !== value) choose(input, value);
  }
  for (const name of ['strength', 'status']) hide(name, state.view !== 'commitments' && !state[/** @type {'strength'} */ (name)]);
  for (const name of ['kind', 'voice', 'confidence']) hide(name, state.view === 'commitments' && !state[/** @type {'kind'} */ (name)]);
  replace(byId('sentence'), sentence(), isFiltered() && clear(), pinned());
}

/**
 * Show a value, which an address may have made of several.
 * @param {HTMLInputElement} field
 * @param {string} value
 */
function choose(field, value) {
  field.value = value;
  if (field.value === value) return;
  field.append(el('option', { value }, listed(value).map((one) => term('kinds', one)).join(', ').slice(0, 100)));
  field.value = value;
}

/** @param {string} name @param {boolean} hidden */
function hide(name, hidden) {
  /** @type {HTMLElement} */ (byId(`filter-${name}`).parentElement).hidden = hidden;
}

function sentence() {
  const preset = state.view === 'commitments' ? 'Commitment' : '';
  const all = preset ? statements.filter((statement) => kind(statement) === preset) : statements;
  const left = shown(preset).length;
  const base = t(preset ? 'sentence.commitments' : 'sentence.statements', { n: left, all: all.length });
  const hidden = all.length - left ? t('sentence.hidden', { n: all.length - left }) : t('sentence.nothingHidden');
  return `${base} ${hidden} ${asOf ? t('sentence.asOf', { n: documents.length, when: date(asOf) }) : ''} `;
}

function clear() {
  return el('button', { type: 'button', onclick: () => go(noFilter()) }, t('filters.clear'));
}

/** Filters that have no field of their own, each with a button that lifts it. */
function pinned() {
  return state.about
    ? el('button', { type: 'button', onclick: () => go({ about: '' }) }, t('filters.about', { name: label(resource(state.about)) }), ' ×')
    : null;
}

/**
 * @param {keyof import('./address.js').State} name
 * @param {Choice[]} choices
 */
function select(name, choices) {
  const change = (/** @type {Event} */ event) => go({ [name]: /** @type {HTMLSelectElement} */ (event.target).value });
  return el(
    'p',
    {},
    el('label', { for: `filter-${name}` }, t(`filters.${name}`)),
    el(
      'select',
      { id: `filter-${name}`, name, onchange: change },
      el('option', { value: '' }, t('filters.any')),
      choices.map(({ value, text }) => el('option', { value }, text)),
    ),
  );
}

function wordsField() {
  const change = (/** @type {Event} */ event) => go({ q: /** @type {HTMLInputElement} */ (event.target).value }, { quiet: true });
  return el(
    'p',
    {},
    el('label', { for: 'filter-q' }, t('filters.q')),
    el('input', { id: 'filter-q', name: 'q', type: 'search', oninput: change }),
  );
}

function commentsSwitch() {
  const n = statements.filter(isComment).length;
  const change = (/** @type {Event} */ event) => go({ comments: /** @type {HTMLInputElement} */ (event.target).checked ? 'yes' : 'no' });
  return el(
    'p',
    { class: 'switch' },
    el('label', {}, el('input', { type: 'checkbox', name: 'comments', onchange: change }), ' ', t('filters.comments', { n })),
  );
}

/**
 * All resources that statements have in these properties, by name.
 * @param {string[]} properties
 * @returns {Choice[]}
 */
function resources(properties) {
  const found = new Set(statements.flatMap((statement) => properties.flatMap((property) => graph.all(statement, property))));
  const named = [...found].filter((one) => !idOf(one).startsWith('reader/')).map((one) => ({ value: idOf(one), text: label(one) }));
  return named.sort((a, b) => compare(a.text, b.text));
}

/**
 * @param {string} property
 * @returns {Choice[]}
 */
function terms(property) {
  const found = new Set(statements.map((statement) => local(statement, property)));
  return [...found].filter(Boolean).sort().map((value) => ({ value, text: term('terms', value) }));
}
