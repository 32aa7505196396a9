/** Statements, due dates and follow-ups in order of time. */

import { el } from './dom.js';
import { filterKey, shown } from './filter.js';
import { list } from './list.js';
import { compare, dateOf, followUps, idOf, inOrder, isComment, kind, label, documentOf } from './record.js';
import { kindBadge, linkedQuotation, to, where, who } from './said.js';
import { strip } from './strip.js';
import { graph } from './triples.js';
import { date, t } from './words.js';

export const key = () => filterKey();

export const chosen = () => shown();

/** @typedef {{ day: string, value: string, statement: number, due: boolean }} Event_ */

/** @param {HTMLElement} pane */
export function build(pane) {
  const events = chosen().flatMap(eventsOf).sort((a, b) => compare(a.day || '~', b.day || '~') || inOrder(a.statement, b.statement));
  const columns = ['when', 'what', 'words', 'later'].map((name) => ({ name, title: t(`timeline.${name}`), plain: true }));
  const places = events.map((_, at) => at);
  list(pane, t('timeline.title'), columns, places, (at) => row(events[at], events[at - 1]));
  pane.prepend(strip(chosen()));
}

/**
 * @param {number} statement
 * @returns {Event_[]}
 */
function eventsOf(statement) {
  const said = dateOf(statement);
  const due = graph.text(statement, 'otr:dueLatest');
  const events = [{ day: said.earliest, value: said.value, statement, due: false }];
  if (due) events.push({ day: due, value: graph.text(statement, 'otr:due') || due, statement, due: true });
  return events;
}

/**
 * @param {Event_} event
 * @param {Event_ | undefined} before
 */
function row(event, before) {
  const { statement, due } = event;
  const fresh = !before || before.value !== event.value;
  return el(
    'tr',
    { 'data-id': idOf(statement), class: `${isComment(statement) ? 'comment' : ''} ${fresh ? 'fresh' : ''}` },
    el('td', {}, el('time', { datetime: event.value, class: fresh ? '' : 'again' }, event.value ? date(event.value) : t('undated'))),
    el('td', {}, due ? el('span', { class: 'kind promise' }, t('timeline.due')) : kindBadge(kind(statement)), el('br'), who(statement)),
    el('td', {}, linkedQuotation(statement), el('p', { class: 'badges' }, where(statement))),
    el('td', {}, due ? null : followUps(statement).map(follow)),
  );
}

/** @param {number} later */
function follow(later) {
  const [when, name] = [date(dateOf(later).value), label(documentOf(later))];
  return el('p', {}, to({ sel: idOf(later), to: '' }, {}, t('timeline.followed', { when, name })));
}
