/** Files for the reader: made here, saved by the browser. */

import { el } from './dom.js';

/**
 * Save a file.
 * @param {string} name
 * @param {string} type
 * @param {string | Blob} content
 */
export function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: `${type};charset=utf-8` }));
  const link = /** @type {HTMLAnchorElement} */ (el('a', { download: name }));
  link.href = address;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * Rows as comma-separated values, safe in a spreadsheet: a cell that would be taken for a formula begins with an
 * apostrophe; the mark at the beginning tells that it is UTF-8.
 * @param {(string | number)[][]} rows
 */
export function csv(rows) {
  return '\ufeff' + rows.map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** @param {string | number} value */
function cell(value) {
  const text = String(value);
  const safe = typeof value === 'string' && /^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
