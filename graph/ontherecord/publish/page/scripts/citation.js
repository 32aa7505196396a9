/** Citing a statement. */
import { el } from './dom.js';
/** @param {number} fact */
export function citations(fact) { return el('p', {}, fact < 0 ? '' : ''); }
