/** Asking the engine: it starts with the first question, and Stop ends it whatever it is at. */

import { byId } from './dom.js';
import { graph } from './triples.js';
import { trig } from './turtle.js';

/** @type {Worker | null} */
let engine = null;
/** @type {((reason: Error) => void) | null} */
let refuse = null;

/** Whether the page carries an engine. */
export function hasEngine() {
  return byId('engine') !== null;
}

/**
 * The answer to a query. Rejects with the engine's message, or when it is stopped.
 * @param {string} query
 * @returns {Promise<import('./worker.js').Answer>}
 */
export function ask(query) {
  stop();
  return new Promise((resolve, reject) => {
    refuse = reject;
    const fresh = !engine;
    engine ??= start();
    engine.onmessage = ({ data }) => {
      refuse = null;
      if (data.error === undefined) resolve(data.result);
      else reject(new Error(readable(data.error)));
    };
    engine.onerror = (event) => {
      event.preventDefault();
      end(new Error(event.message));
    };
    engine.postMessage({ query: declared(query), ...(fresh ? { wasm: byId('engine-wasm').textContent, trig: trig() } : {}) });
  });
}

/** End a query that is under way, and the engine with it; the next question starts another. */
export function stop() {
  if (refuse) end(new Error('stopped'));
}

/** @param {Error} reason */
function end(reason) {
  engine?.terminate();
  engine = null;
  refuse?.(reason);
  refuse = null;
}

function start() {
  const script = new Blob([byId('engine').textContent ?? ''], { type: 'text/javascript' });
  const address = URL.createObjectURL(script);
  return new Worker(address);
}

/**
 * The query with the usual prefixes, on a line before its own.
 * @param {string} query
 */
function declared(query) {
  const missing = Object.entries(graph.payload.prefixes).filter(
    ([prefix]) => !new RegExp(`prefix\\s+${prefix}:`, 'i').test(query),
  );
  const lines = missing.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}> `);
  return `BASE <${graph.payload.base}> ${lines.join('')}\n${query}`;
}

/**
 * The engine's message with lines counted as the reader sees them, and no longer than can be read.
 * @param {string} message
 */
function readable(message) {
  const counted = message.replace(/^error at (\d+):/, (_, line) => `error at ${Number(line) - 1}:`);
  return counted.length > 300 ? counted.slice(0, 300) + ' …' : counted;
}
