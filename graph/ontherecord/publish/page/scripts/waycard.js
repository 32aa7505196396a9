/** The card of how two things are linked: each step with the sentences that say so. */

import { el } from './dom.js';
import { idOf, label } from './record.js';
import { byline, linkedQuotation, quotation, thing, to } from './said.js';
import { isStatement } from './record.js';
import { chain } from './way.js';
import { t, term } from './words.js';

const FEW = 5;

/**
 * @param {number} from
 * @param {number} other
 */
export function wayCard(from, other) {
  const steps = chain(from, other);
  return el(
    'article',
    {},
    el('h2', {}, t('way.title', { a: label(from), b: label(other) })),
    el('p', {}, to({ to: '' }, { class: 'button' }, t('way.back', { name: label(from) }))),
    steps ? el('p', {}, t('way.steps', { n: steps.length })) : el('p', { class: 'nothing' }, t('way.none')),
    el('ol', { class: 'way' }, (steps ?? []).map(step)),
  );
}

/** @param {import('./scene.js').Line} line */
function step(line) {
  return el(
    'li',
    {},
    line.ties.map((tie) => {
      const shown = tie.evidence.slice(0, FEW);
      const left = tie.evidence.length - shown.length;
      return el(
        'section',
        {},
        el('h3', {}, thing(tie.from), ` ${term('relations', tie.kind)} `, thing(tie.to)),
        shown.map((fact) => el('div', { class: 'entry' }, sentence(fact), byline(fact))),
        left > 0 && el('p', {}, t('way.more', { n: left })),
      );
    }),
  );
}

/** @param {number} fact */
function sentence(fact) {
  return isStatement(fact) ? linkedQuotation(fact) : to({ sel: idOf(fact), to: '' }, { class: 'quote' }, quotation(fact));
}
