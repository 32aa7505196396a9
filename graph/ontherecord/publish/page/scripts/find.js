/** Finding by name: a box whose list offers things, documents and the words of statements. */

import { go } from './address.js';
import { el, replace } from './dom.js';
import { folded } from './filter.js';
import { documents, idOf, label, shorten } from './record.js';
import { ranked, things } from './scene.js';
import { graph } from './triples.js';
import { t, term } from './words.js';

const MOST = 12;
let boxes = 0;

/** @typedef {{ thing: number, name: string, folded: string }} Entry */
/** @typedef {{ text: string, remark: string, take: () => void }} Offer */

/** @type {Entry[]} */
let index = [];

/** All names of all things, the most connected first. */
function names() {
  if (!index.length) {
    const all = new Set([...ranked, ...documents]);
    index = [...all].flatMap((thing) => {
      const forms = ['rdfs:label', 'skos:altLabel', 'skos:prefLabel', 'dct:title', 'otr:fileName'].flatMap((property) => graph.all(thing, property));
      return [...new Set(forms.map((form) => graph.show(form)))].map((name) => ({ thing, name, folded: folded(name) }));
    });
  }
  return index;
}

/**
 * Things with a name that has these words, each once; names that begin with them come first.
 * @param {string} text
 */
export function lookUp(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const rank = (/** @type {Entry} */ { folded: name }) =>
    name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(' ' + wanted) ? 2 : name.includes(wanted) ? 3 : 4;
  /** @type {Map<number, Entry>} */
  const best = new Map();
  for (const entry of [0, 1, 2, 3].flatMap((level) => names().filter((entry) => rank(entry) === level))) {
    if (!best.has(entry.thing)) best.set(entry.thing, entry);
    if (best.size >= MOST) break;
  }
  return [...best.values()];
}

/** The page's own box: things, and at the end the words in all statements. */
export function findBox() {
  return box(t('find.label'), t('find.hint'), (text) => [
    ...lookUp(text).map((entry) => offer(entry, { sel: idOf(entry.thing), to: '' })),
    { text: t('find.words', { text }), remark: t('find.inTable'), take: () => go({ q: text, view: 'table' }) },
  ]);
}

/**
 * A box that chooses one thing.
 * @param {string} title
 * @param {(thing: number) => Partial<import('./address.js').State>} changes
 */
export function choose(title, changes) {
  return box(title, '', (text) => lookUp(text).filter(({ thing }) => things.has(thing)).map((entry) => offer(entry, changes(entry.thing))));
}

/**
 * @param {Entry} entry
 * @param {Partial<import('./address.js').State>} changes
 * @returns {Offer}
 */
function offer({ thing, name }, changes) {
  const main = label(thing);
  const group = term('groups', things.get(thing)?.group ?? 'Document');
  return { text: main, remark: shorten(name) === main ? group : `${shorten(name)}, ${group}`, take: () => go(changes) };
}

/**
 * A text box with a list of offers, as the ARIA pattern for a combobox has it.
 * @param {string} title
 * @param {string} hint
 * @param {(text: string) => Offer[]} offersFor
 */
export function box(title, hint, offersFor) {
  const id = `find${++boxes}`;
  const list = el('ul', { id: `${id}-list`, role: 'listbox', 'aria-label': title, hidden: true });
  const input = /** @type {HTMLInputElement} */ (
    el('input', {
      id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', placeholder: hint,
      'aria-expanded': 'false', 'aria-controls': `${id}-list`, 'aria-autocomplete': 'list',
    })
  );
  /** @type {Offer[]} */
  let offers = [];
  let at = -1;

  const show = () => {
    offers = input.value.trim() ? offersFor(input.value) : [];
    at = offers.length ? 0 : -1;
    replace(list, ...offers.map(option));
    mark();
  };
  const option = (/** @type {Offer} */ offer, /** @type {number} */ number) =>
    el(
      'li',
      { id: `${id}-${number}`, role: 'option', 'aria-selected': 'false', onmousedown: (/** @type {Event} */ event) => event.preventDefault(), onclick: () => take(number) },
      el('bdi', {}, offer.text), ' ', el('small', {}, offer.remark),
    );
  const mark = () => {
    list.hidden = !offers.length;
    input.setAttribute('aria-expanded', String(!list.hidden));
    [...list.children].forEach((child, number) => child.setAttribute('aria-selected', String(number === at)));
    if (at >= 0) input.setAttribute('aria-activedescendant', `${id}-${at}`);
    else input.removeAttribute('aria-activedescendant');
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    offers = [];
    at = -1;
    mark();
  };
  const take = (/** @type {number} */ number) => {
    const chosen = offers[number];
    input.value = '';
    close();
    chosen.take();
  };
  input.addEventListener('input', show);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && at >= 0) take(at);
    else if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown' && offers.length) at = (at + 1) % offers.length;
    else if (event.key === 'ArrowUp' && offers.length) at = (at - 1 + offers.length) % offers.length;
    else return;
    event.preventDefault();
    mark();
  });
  return el('div', { class: 'find' }, el('label', { for: id }, title), input, list);
}
