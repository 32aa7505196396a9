/** The state of the page is its address: what stands after `#` restores the exact view. */

/** What can be asked of the page, each with what it is when the address does not say. */
const DEFAULTS = {
  view: 'commitments',
  /** What is selected, and the other end where a way between two is shown. */
  sel: '',
  to: '',
  /** Filters of statements. */
  q: '',
  kind: '',
  by: '',
  about: '',
  topic: '',
  doc: '',
  voice: '',
  comments: 'yes',
  from: '',
  until: '',
  confidence: '',
  strength: '',
  status: '',
  /** Order of the table. */
  sort: '',
  /** The document that is read. */
  read: '',
  /** The query that is asked: a saved one's name, or its text. */
  ask: '',
  /** The picture: things picked by a query, types and ties left out, things hidden, expanded, all drawn, told as a list. */
  picked: '',
  types: '',
  ties: '',
  hide: '',
  open: '',
  all: '',
  list: '',
};

/** @typedef {typeof DEFAULTS} State */

export const FILTERS = /** @type {(keyof State)[]} */ ([
  'q', 'kind', 'by', 'about', 'topic', 'doc', 'voice', 'comments', 'from', 'until', 'confidence', 'strength', 'status',
]);

/** @type {State} */
export const state = { ...DEFAULTS };

/** @type {((state: State) => void)[]} */
const listeners = [];

/** @param {(state: State) => void} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * The address of the present view with some changes.
 * @param {Partial<State>} changes
 */
export function address(changes) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...state, ...changes })) {
    if (value !== DEFAULTS[/** @type {keyof State} */ (name)]) parameters.set(name, value);
  }
  return '#' + parameters.toString();
}

/**
 * Show another view; `quiet` leaves no trace for the Back button (for typing).
 * @param {Partial<State>} changes
 * @param {{ quiet?: boolean }} [how]
 */
export function go(changes, { quiet = false } = {}) {
  const next = address(changes);
  if (next === address({})) return;
  try {
    history[quiet ? 'replaceState' : 'pushState'](null, '', next);
    follow();
  } catch {
    location.hash = next; // in a frame without an address of its own, as notebooks have it
  }
}

/**
 * The list that a field of the address holds.
 * @param {string} value
 */
export function listed(value) {
  return value ? value.split(',') : [];
}

/**
 * A list in a field with one member more or, where it was there, one less.
 * @param {string} value
 * @param {string} member
 */
export function toggled(value, member) {
  const members = listed(value);
  return (members.includes(member) ? members.filter((other) => other !== member) : [...members, member]).join(',');
}

export function isFiltered() {
  return FILTERS.some((name) => state[name] !== DEFAULTS[name]);
}

/** The changes that take all filters away. */
export function noFilter() {
  return /** @type {Partial<State>} */ (Object.fromEntries(FILTERS.map((name) => [name, DEFAULTS[name]])));
}

function follow() {
  Object.assign(state, read());
  for (const listener of listeners) listener(state);
}

Object.assign(state, read());
window.addEventListener('popstate', follow);
window.addEventListener('hashchange', follow);

/** @returns {State} */
function read() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  return /** @type {State} */ (
    Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, parameters.get(name) ?? value]))
  );
}
