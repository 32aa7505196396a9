/** A table whose rows are made as one comes near them, so that fifty thousand open as fast as fifty. */

import { go, isFiltered, state } from './address.js';
import { el, replace } from './dom.js';
import { t } from './words.js';

const BATCH = 100;

/** @typedef {{ name: string, title: string, plain?: boolean }} Column `plain` cannot be sorted by. */

/**
 * Show all items, one row each.
 * @template Item
 * @param {HTMLElement} pane
 * @param {string} caption
 * @param {Column[]} columns
 * @param {Item[]} items
 * @param {(item: Item) => HTMLElement} row
 */
export function list(pane, caption, columns, items, row) {
  const body = el('tbody', { role: 'rowgroup' });
  const end = el('p', { class: 'end' });
  let made = 0;
  const more = (/** @type {number} */ count) => {
    for (const item of items.slice(made, made + count)) body.append(labelled(row(item), columns));
    made = Math.min(items.length, made + count);
    replace(end, made < items.length ? t('rowsMade', { n: items.length, made }) : t('rowsAll', { n: items.length }));
  };
  more(BATCH);
  const near = new IntersectionObserver(
    (seen) => {
      if (made >= items.length) near.disconnect();
      if (made >= items.length || !seen.some((entry) => entry.isIntersecting)) return;
      more(BATCH);
      near.unobserve(end);
      near.observe(end);
    },
    { rootMargin: '1500px' },
  );
  near.observe(end);
  end.addEventListener('all', () => more(items.length));
  const head = el('tr', { role: 'row' }, columns.map(header));
  const table = el('table', { role: 'table' }, el('caption', {}, caption), el('thead', { role: 'rowgroup' }, head), body);
  replace(pane, ...(items.length ? [table, end] : [el('p', { class: 'nothing' }, t(isFiltered() ? 'nothingPasses' : 'nothingThere'))]));
}

/** @param {Column} column */
function header({ name, title, plain }) {
  const order = state.sort === name ? 'ascending' : state.sort === '-' + name ? 'descending' : 'none';
  const sort = () => go({ sort: order === 'ascending' ? '-' + name : name });
  return el(
    'th',
    { role: 'columnheader', scope: 'col', class: `col-${name}`, 'aria-sort': plain || order === 'none' ? false : order },
    plain ? title : el('button', { type: 'button', class: 'sort', onclick: sort }, title, el('span', { 'aria-hidden': 'true' }, ARROWS[order])),
  );
}

/** Make every row of every table, as printing needs. */
export function makeAllRows() {
  for (const end of document.querySelectorAll('.end')) end.dispatchEvent(new Event('all'));
}

const ARROWS = { ascending: ' ▲', descending: ' ▼', none: '' };

/**
 * A row whose cells know their column's title, for narrow screens, and keep their roles when they are laid out as blocks.
 * @param {HTMLElement} row
 * @param {Column[]} columns
 */
function labelled(row, columns) {
  row.setAttribute('role', 'row');
  [...row.children].forEach((cell, index) => {
    cell.setAttribute('role', 'cell');
    cell.setAttribute('data-title', columns[index].title);
  });
  return row;
}
