/** The card of what is selected. */

import { go, state } from './address.js';
import { byId, el, replace } from './dom.js';
import { documentCard } from './document.js';
import { factCard } from './fact.js';
import { resource } from './record.js';
import { things } from './scene.js';
import { thingCard } from './thing.js';
import { graph } from './triples.js';
import { t } from './words.js';
import { wayCard } from './waycard.js';

let last = '';

/** Show the card of what the address says is selected; none where nothing is. */
export function showCard() {
  const card = byId('card');
  const key = JSON.stringify(state);
  if (key === last) return;
  const moved = !last || !key.includes(JSON.stringify(state.sel)) || JSON.parse(last).sel !== state.sel || JSON.parse(last).to !== state.to;
  last = key;
  const content = contentOf(resource(state.sel), resource(state.to));
  document.body.classList.toggle('carded', content !== null);
  const close = el('button', { type: 'button', class: 'close', onclick: () => go({ sel: '', to: '' }), 'aria-label': t('card.close') }, '×');
  replace(card, content && close, content);
  if (moved) card.scrollTop = 0;
  const heading = card.querySelector('h2')?.textContent;
  if (moved && heading) replace(byId('announce'), t('card.selected', { name: heading }));
}

/**
 * @param {number} selected
 * @param {number} other
 * @returns {HTMLElement | null}
 */
function contentOf(selected, other) {
  if (selected < 0) return state.sel ? el('p', { class: 'nothing' }, t('card.unknown', { name: state.sel.slice(0, 200) })) : null;
  if (other >= 0) return wayCard(selected, other);
  if (graph.one(selected, 'otr:sha256') >= 0 || graph.one(selected, 'otr:path') >= 0) return documentCard(selected);
  if (things.has(selected)) return thingCard(selected);
  return factCard(selected);
}
