/** Elements built from data: text only ever becomes text, and a link leads to this page or to the web. */

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set(['svg', 'path', 'rect', 'line', 'circle', 'text', 'g']);

/** @typedef {string | number | Node | null | undefined | false} Child */
/** @typedef {Record<string, unknown>} Properties */

/**
 * An element. Properties that are functions (`onclick`) are listened with, `true` is an empty attribute, `false` none.
 * @param {string} tag
 * @param {Properties} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function el(tag, properties = {}, ...children) {
  const node = DRAWN.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === false || value === null || value === undefined) continue;
    if (typeof value === 'function') {
      node.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    } else if (name !== 'href' || isSafe(String(value))) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  fill(node, children);
  return /** @type {HTMLElement} */ (node);
}

/**
 * Put children after those that are there.
 * @param {Node} node
 * @param {(Child | Child[])[]} children
 */
export function fill(node, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * Put children in place of those that are there.
 * @param {Element} node
 * @param {...(Child | Child[])} children
 */
export function replace(node, ...children) {
  node.textContent = '';
  fill(node, children);
}

/**
 * The element of the template with this id.
 * @param {string} id
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * What a JSON script element of the page holds.
 * @param {string} id
 */
export function json(id) {
  return JSON.parse(byId(id).textContent ?? 'null');
}

/** @param {string} href */
function isSafe(href) {
  return /^(#|https?:\/\/)/i.test(href);
}
