/** The page to ask on: a saved question or one's own, run on this site, shown in the form that is chosen. */

import { byId, el, replace } from './dom.js';
import { complete } from './completion.js';
import { table, text } from './shown.js';
import { drawing } from './drawing.js';

/** @typedef {{ name: string, question: string, text: string, parameters: Record<string, string>, options: Record<string, string> }} Saved */

/** What is asked for each form: of SELECT and ASK first, then of CONSTRUCT and DESCRIBE. */
const FORMS = {
  table: ['application/sparql-results+json', 'application/n-triples'],
  graph: ['application/sparql-results+json', 'application/n-triples'],
  csv: ['text/csv', 'text/turtle'],
  tsv: ['text/tab-separated-values', 'text/turtle'],
  json: ['application/sparql-results+json', 'application/ld+json'],
  xml: ['application/sparql-results+xml', 'application/rdf+xml'],
  turtle: ['text/csv', 'text/turtle'],
  jsonld: ['application/sparql-results+json', 'application/ld+json'],
};
const DAY = /\d{4}(-\d\d(-\d\d)?)?/;
const SUFFIXES = new Map([
  ['text/csv', 'csv'], ['text/tab-separated-values', 'tsv'], ['text/turtle', 'ttl'], ['application/n-triples', 'nt'],
  ['application/ld+json', 'jsonld'], ['application/rdf+xml', 'rdf'], ['application/sparql-results+json', 'json'],
  ['application/sparql-results+xml', 'xml'],
]);

/** @type {{ base: string, prefixes: Record<string, string>, queries: Saved[] }} */
const known = await (await fetch('/queries.json')).json();
/** @type {AbortController | null} */
let running = null;
/** @type {{ content: string, media: string } | null} */
let answer = null;

const editor = () => /** @type {HTMLTextAreaElement} */ (byId('editor'));
const saved = () => /** @type {HTMLSelectElement} */ (byId('saved'));
const form = () => /** @type {keyof typeof FORMS} */ (/** @type {HTMLSelectElement} */ (byId('form')).value);

for (const { name, question } of known.queries) saved().append(el('option', { value: name }, question));
saved().addEventListener('change', pick);
byId('run').addEventListener('click', run);
byId('stop').addEventListener('click', () => running?.abort());
byId('form').addEventListener('change', () => editor().value.trim() && run());
byId('save').addEventListener('click', save);
editor().addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
complete(editor(), byId('hints'), (names) => replace(byId('names'), ...names.map((name) => el('option', { value: name }))));
restore();

/** The query that the address names, by its name or in its text. */
function restore() {
  const asked = new URLSearchParams(location.hash.slice(1)).get('query');
  if (!asked) return;
  const named = known.queries.find(({ name }) => name === asked);
  if (named) saved().value = named.name;
  show(named?.text ?? asked, named);
}

function pick() {
  const named = known.queries.find(({ name }) => name === saved().value);
  if (!named) return;
  show(named.text, named);
  run();
}

/**
 * @param {string} query
 * @param {Saved | undefined} named
 */
function show(query, named) {
  editor().value = query;
  const boxes = Object.entries(named?.parameters ?? {}).map(([name, meaning]) =>
    el('label', {}, `Only ${meaning} `, el('input', { list: 'names', onchange: (/** @type {Event} */ event) => narrow(name, /** @type {HTMLInputElement} */ (event.target).value) })));
  const days = Object.entries(named?.options ?? {}).map(([name, meaning]) =>
    el('label', { title: meaning }, `${name[0].toUpperCase()}${name.slice(1)} `, el('input', { size: '10', pattern: DAY.source, placeholder: '2020-06', onchange: (/** @type {Event} */ event) => limit(name, /** @type {HTMLInputElement} */ (event.target)) })));
  replace(byId('parameters'), ...boxes, ...days);
}

/**
 * The choice stands as a line at the end of the query.
 * @param {string} name
 * @param {string} value
 */
function narrow(name, value) {
  const start = `VALUES ?${name} {`;
  const kept = editor().value.trimEnd().split('\n').filter((line) => !line.startsWith(start));
  editor().value = [...kept, ...(value ? [`${start} ${JSON.stringify(value)} }`] : [])].join('\n');
  run();
}

/**
 * The day stands where the query has none.
 * @param {string} name
 * @param {HTMLInputElement} box
 */
function limit(name, box) {
  if (!box.reportValidity()) return;
  editor().value = editor().value.replace(new RegExp(`BIND\\("[^"]*" AS \\?${name}\\)`), `BIND("${box.value}" AS ?${name})`);
  run();
}

async function run() {
  running?.abort();
  const mine = new AbortController();
  running = mine;
  busy(true);
  tell('Running …');
  const query = editor().value;
  const named = known.queries.find((one) => one.text === query);
  history.replaceState(null, '', '#' + new URLSearchParams({ query: named?.name ?? query }));
  const began = performance.now();
  try {
    const [results, triples] = FORMS[form()];
    const reply = await fetch('/sparql', {
      method: 'POST', signal: mine.signal, body: new URLSearchParams({ query }), headers: { Accept: `${results}, ${triples};q=0.9` },
    });
    const content = await reply.text();
    if (!reply.ok) throw new Error(content.trim());
    answer = { content, media: (reply.headers.get('content-type') ?? '').split(';')[0] };
    tell(showAnswer(Math.round(performance.now() - began)));
  } catch (error) {
    if (running !== mine) return;
    answer = null;
    replace(byId('answer'));
    const { name, message } = /** @type {Error} */ (error);
    tell(name === 'AbortError' ? 'Stopped.' : message, name !== 'AbortError');
  }
  busy(false);
  byId('told').scrollIntoView({ block: 'nearest' });
}

/**
 * Show the answer, and say in a sentence what it is.
 * @param {number} time
 */
function showAnswer(time) {
  if (!answer) return '';
  const place = byId('answer');
  if (form() === 'table') return `${table(place, answer, known)} in ${time} ms.`;
  if (form() === 'graph') return `${drawing(place, answer, known)} in ${time} ms.`;
  return `${text(place, answer)} in ${time} ms.`;
}

/** @param {boolean} now */
function busy(now) {
  byId('stop').toggleAttribute('disabled', !now);
  byId('save').toggleAttribute('disabled', now || !answer);
}

/**
 * @param {string} sentence
 * @param {boolean} [wrong]
 */
function tell(sentence, wrong = false) {
  byId('told').classList.toggle('wrong', wrong);
  replace(byId('told'), sentence);
}

function save() {
  if (!answer) return;
  const address = URL.createObjectURL(new Blob([answer.content], { type: answer.media }));
  const link = /** @type {HTMLAnchorElement} */ (document.createElement('a'));
  link.href = address;
  link.download = `answer.${SUFFIXES.get(answer.media) ?? 'txt'}`;
  link.click();
  URL.revokeObjectURL(address);
}
