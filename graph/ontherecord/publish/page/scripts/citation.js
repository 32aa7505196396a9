/** Citing a statement: its exact words with who, where and when, as text, Markdown and BibTeX. */

import { byId, el, replace } from './dom.js';
import { dateOf, documentOf, evidence, idOf, label, speaker, isComment } from './record.js';
import { graph } from './triples.js';
import { date, t } from './words.js';

/**
 * Buttons that copy the citation of a fact.
 * @param {number} fact
 */
export function citations(fact) {
  const forms = /** @type {Record<string, (fact: number) => string>} */ ({ text, markdown, bibtex });
  return el(
    'section',
    { class: 'cite' },
    el('h3', {}, t('cite.title')),
    el('p', { class: 'actions' }, Object.entries(forms).map(([name, form]) =>
      el('button', { type: 'button', onclick: () => copy(form(fact)) }, t(`cite.${name}`)),
    )),
    el('textarea', { id: 'cited', rows: 5, readonly: true, hidden: true, 'aria-label': t('cite.copied') }),
  );
}

/**
 * Put a citation into the clipboard; it is shown, too, since a browser may refuse.
 * @param {string} citation
 */
async function copy(citation) {
  const shown = /** @type {HTMLTextAreaElement} */ (byId('cited'));
  shown.hidden = false;
  shown.value = citation;
  shown.select();
  try {
    await navigator.clipboard.writeText(citation);
    replace(byId('announce'), t('cite.copied'));
  } catch {
    replace(byId('announce'), t('cite.select'));
  }
}

/** @param {number} fact */
function parts(fact) {
  const document = documentOf(fact);
  const sentences = evidence(fact);
  return {
    words: sentences.map(({ exact }) => exact.replace(/\s+/g, ' ').trim()).join(' … '),
    who: speaker(fact) + (isComment(fact) ? ` (${t('cite.reader')})` : ''),
    title: label(document),
    publisher: label(graph.one(document, 'dct:publisher')),
    day: dateOf(document),
    source: graph.text(document, 'dct:source').replace(/^<|>$/g, ''),
    file: graph.text(document, 'otr:path'),
    place: sentences.map(({ start, end }) => `${start}–${end}`).join(', '),
  };
}

/** @param {number} fact */
function text(fact) {
  const { words, who, title, publisher, day, source, file, place } = parts(fact);
  const origin = [publisher, day.value && date(day.value)].filter(Boolean).join(', ');
  return `“${words}” ${who}, in: ${title}${origin ? ` (${origin})` : ''}, ${source || file}, ${t('cite.characters', { place })}.`;
}

/** @param {number} fact */
function markdown(fact) {
  const { words, who, title, publisher, day, source, file, place } = parts(fact);
  const escape = (/** @type {string} */ raw) => raw.replace(/[\\`*_{}[\]()<>#+\-.!|~&]/g, '\\$&');
  const named = /^https?:\/\/[^\s<>()]+$/.test(source) ? `[${escape(title)}](<${source}>)` : `*${escape(title)}*`;
  const origin = [publisher, day.value && date(day.value)].filter(Boolean).map(escape).join(', ');
  return `> ${escape(words)}\n>\n> — ${escape(who)}, in: ${named}${origin ? ` (${origin})` : ''}, ${escape(`${file}, ${t('cite.characters', { place })}`)}`;
}

const BIBTEX = /** @type {Record<string, string>} */ ({ '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' });

/** @param {number} fact */
function bibtex(fact) {
  const { words, who, title, publisher, day, source, file, place } = parts(fact);
  const escape = (/** @type {string} */ raw) => raw.replace(/[\\~^]|[#$%&_{}]/g, (mark) => BIBTEX[mark] ?? `\\${mark}`);
  const [year, month] = day.value.split('-');
  const key = (idOf(documentOf(fact)).replace(/^document\//, '').replace(/[^a-zA-Z0-9]+/g, '-') + '-' + place.replace(/\D+/g, '-')).slice(0, 80);
  const fields = Object.entries({
    author: publisher && `{${escape(publisher)}}`,
    title: `{${escape(title)}}`,
    year,
    month: month && String(Number(month)),
    url: /^https?:\/\/[^\s{}\\]+$/.test(source) && source,
    howpublished: escape(file),
    note: `${escape(who)}: \`\`${escape(words)}'' (${escape(t('cite.characters', { place }))})`,
  });
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${key},\n${lines.join('')}}\n`;
}
