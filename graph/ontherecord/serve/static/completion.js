/** Completing our terms in the editor: a list below it, by keys or by pointer. */

import { el, replace } from './dom.js';

/** @typedef {{ term: string, label: string, comment: string }} Term */

const WORD = /[\w-]*:?[\w-]*$/;
const MOST = 12;

/**
 * Complete terms in an editor; hands on the names of things when they have come.
 * @param {HTMLTextAreaElement} editor
 * @param {HTMLElement} hints
 * @param {(names: string[]) => void} named
 */
export async function complete(editor, hints, named) {
  /** @type {Term[]} */
  let terms = [];
  /** @type {Term[]} */
  let fitting = [];
  let chosen = 0;

  const word = () => (WORD.exec(editor.value.slice(0, editor.selectionStart)) ?? [''])[0];

  const open = (/** @type {boolean} */ asked) => {
    const typed = word().toLowerCase();
    const local = typed.replace(/^.*:/, '');
    const prefix = typed.includes(':') ? typed.slice(0, typed.indexOf(':') + 1) : '';
    const fits = (/** @type {Term} */ { term, label }) => term.toLowerCase().startsWith(typed) ||
      (term.toLowerCase().startsWith(prefix) && (term.toLowerCase().includes(local) || label.toLowerCase().includes(local)));
    fitting = asked || prefix || typed.length > 2 ? terms.filter(fits).slice(0, MOST) : [];
    chosen = 0;
    list();
  };

  const list = () => {
    const shown = fitting.length > 0 && !(fitting.length === 1 && fitting[0].term === word());
    hints.hidden = !shown;
    editor.setAttribute('aria-expanded', String(shown));
    editor.removeAttribute('aria-activedescendant');
    if (!shown) return;
    replace(hints, ...fitting.map((term, index) => el('li', {
      id: `hint-${index}`, role: 'option', 'aria-selected': String(index === chosen),
      onmousedown: (/** @type {Event} */ event) => { event.preventDefault(); take(term); },
    }, el('code', {}, term.term), el('small', {}, term.comment || term.label))));
    editor.setAttribute('aria-activedescendant', `hint-${chosen}`);
    hints.children[chosen].scrollIntoView({ block: 'nearest' });
  };

  const close = () => { fitting = []; list(); };

  const take = (/** @type {Term} */ { term }) => {
    const end = editor.selectionStart;
    editor.setRangeText(term, end - word().length, end, 'end');
    close();
    editor.focus();
  };

  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowDown: () => { chosen = (chosen + 1) % fitting.length; list(); },
    ArrowUp: () => { chosen = (chosen + fitting.length - 1) % fitting.length; list(); },
    Enter: () => take(fitting[chosen]),
    Tab: () => take(fitting[chosen]),
    Escape: close,
  };

  editor.addEventListener('input', () => open(false));
  editor.addEventListener('blur', close);
  editor.addEventListener('keydown', (event) => {
    if (event.key === ' ' && event.ctrlKey) { event.preventDefault(); open(true); return; }
    if (hints.hidden || event.ctrlKey || event.metaKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });

  const found = await (await fetch('/terms.json')).json();
  terms = found.terms;
  named(found.names);
}
