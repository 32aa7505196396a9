/** The particulars of a statement in a few words each: strength and due date, grade and rater, figure and unit. */

import { el } from './dom.js';
import { kind, label, local } from './record.js';
import { graph } from './triples.js';
import { date, t, term } from './words.js';

/** @param {number} statement */
export function badges(statement) {
  return (PARTICULARS.get(kind(statement))?.(statement) ?? []).filter(({ text }) => text).map(({ text, look }) =>
    el('bdi', { class: `badge ${look ?? ''}` }, text),
  );
}

/** @type {Map<string, (statement: number) => { text: string, look?: string }[]>} */
const PARTICULARS = new Map([
  ['Commitment', promised],
  ['Rating', rated],
  ['Statistic', counted],
]);

/** @param {number} commitment */
function promised(commitment) {
  const [strength, specificity] = [local(commitment, 'otr:strength'), local(commitment, 'otr:specificity')];
  const due = graph.text(commitment, 'otr:dueText') || date(graph.text(commitment, 'otr:due'));
  return [
    { text: strength && term('terms', strength), look: strength },
    { text: specificity && term('terms', specificity) },
    { text: due && t('dueBy', { when: due }) },
  ];
}

/** @param {number} rating */
function rated(rating) {
  const rater = graph.one(rating, 'otr:ratedBy');
  return [
    { text: graph.text(rating, 'otr:grade'), look: 'Firm' },
    { text: graph.text(rating, 'otr:aspect') },
    { text: date(graph.text(rating, 'otr:ratedOn')) },
    { text: rater >= 0 ? t('ratedBy', { name: label(rater) }) : '' },
  ];
}

/** @param {number} statistic */
function counted(statistic) {
  const [value, high] = [graph.text(statistic, 'otr:value'), graph.text(statistic, 'otr:valueHigh')];
  const figure = [value, high].filter(Boolean).join('–');
  return [
    { text: [figure, graph.text(statistic, 'otr:unit')].filter(Boolean).join(' '), look: 'Firm' },
    { text: graph.text(statistic, 'otr:measures') },
    { text: graph.text(statistic, 'otr:periodText') },
  ];
}
