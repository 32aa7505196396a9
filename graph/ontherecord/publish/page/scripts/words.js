/** The interface's own texts, all from the page's `texts` element, with numbers and dates as the language writes them. */

import { json } from './dom.js';

/** @typedef {{ [key: string]: string | Texts }} Texts */

const texts = /** @type {Texts} */ (json('texts'));
const language = String(texts.language);
const plural = new Intl.PluralRules(language);
const DATES = {
  4: new Intl.DateTimeFormat(language, { year: 'numeric', timeZone: 'UTC' }),
  7: new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }),
  10: new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
};

/**
 * The text under a key such as `card.said`; `{name}` stands for a value; where it has forms, `n` chooses.
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  return find(key, values).replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name] ?? '';
    return typeof value === 'number' ? value.toLocaleString(language) : value;
  });
}

/**
 * The text under a key where there is one; else the name itself, taken apart (`memberOf` → “member of”).
 * @param {string} group
 * @param {string} name
 */
export function term(group, name) {
  const local = name.replace(/^.*[:#/]/, '');
  const text = /** @type {Texts} */ (texts[group] ?? {})[local];
  return typeof text === 'string' ? text : local.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/**
 * A day, month or year (`2021-06-17`, `2021-06`, `2021`) as people write it.
 * @param {string} value
 */
export function date(value) {
  const format = DATES[/** @type {4 | 7 | 10} */ (value.length)];
  const time = Date.parse(value);
  return format && !Number.isNaN(time) ? format.format(time) : value;
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
function find(key, values) {
  /** @type {string | Texts | undefined} */
  let found = texts;
  for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined;
  if (typeof found === 'object') found = found[plural.select(Number(values.n))] ?? found.other;
  return typeof found === 'string' ? found : key;
}
