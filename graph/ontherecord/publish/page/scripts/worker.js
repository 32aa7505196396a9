/** The SPARQL engine, in a thread of its own: it is given the data once, then one query after another. */

import { Store, initSync } from 'oxigraph/web.js';

/** @typedef {{ type: 'iri' | 'literal', value: string }} Cell */
/** @typedef {{ columns: string[], rows: (Cell | null)[][] } | { answer: boolean }} Answer */

/** @type {Store} */
let store;

self.onmessage = async ({ data }) => {
  try {
    if (data.wasm) await open(data.wasm, data.trig);
    const result = data.query === undefined ? null : ask(data.query);
    self.postMessage({ result });
  } catch (error) {
    self.postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
};

/**
 * @param {string} wasm The engine, packed with gzip and written in base 64.
 * @param {string} trig
 */
async function open(wasm, trig) {
  const packed = Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  initSync({ module: await new Response(unpacked).arrayBuffer() });
  store = new Store();
  store.load(trig, { format: 'application/trig' });
}

const GIVES_TRIPLES = /^(?:\s|#.*\n|(?:prefix\s+[^:\s]*:\s*|base\s*)<[^>]*>)*(?:construct|describe)\b/i;

/**
 * @param {string} query
 * @returns {Answer}
 */
function ask(query) {
  if (GIVES_TRIPLES.test(query)) {
    const columns = ['subject', 'predicate', 'object'];
    const triples = /** @type {any[]} */ (store.query(query));
    return { columns, rows: triples.map((triple) => columns.map((column) => cell(triple[column]))) };
  }
  const found = JSON.parse(/** @type {string} */ (store.query(query, { results_format: 'json' })));
  if (typeof found.boolean === 'boolean') return { answer: found.boolean };
  /** @type {string[]} */
  const columns = found.head.vars;
  return { columns, rows: found.results.bindings.map((/** @type {any} */ row) => columns.map((column) => cell(row[column]))) };
}

/**
 * @param {any} term Of SPARQL's JSON, or of the engine.
 * @returns {Cell | null}
 */
function cell(term) {
  if (!term) return null;
  const isIri = term.type === 'uri' || term.termType === 'NamedNode';
  return { type: isIri ? 'iri' : 'literal', value: term.value };
}
