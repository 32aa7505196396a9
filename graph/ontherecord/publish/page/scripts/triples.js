/** The graph as it stands in the page: numbered terms, and for each subject pairs of property and value. */

import { json } from './dom.js';

/**
 * @typedef {object} Payload
 * @property {string} base
 * @property {Record<string, string>} prefixes
 * @property {string[]} iris Compact names: `otr:about`, `:person/ada`; the number of a term is its place.
 * @property {(string | [string, string])[]} literals Text alone, or with its datatype or `@language`; numbered on.
 * @property {[number, number[][]][]} graphs Graph, and its subjects: the subject, then property, value, property …
 */

/** Each subject's pairs, looked up by number; names are compact (`otr:about`). */
class Triples {
  /** @param {Payload} payload */
  constructor(payload) {
    this.payload = payload;
    this.iris = payload.iris;
    /** @type {Map<string, number>} */
    this.numbers = new Map(payload.iris.map((name, number) => [name, number]));
    /** @type {Map<number, number[]>} */
    this.merged = new Map();
    for (const [, subjects] of payload.graphs) {
      for (const row of subjects) this.merged.set(row[0], merge(this.merged.get(row[0]), row));
    }
    /** @type {Map<number, Map<number, number[]>>} */
    this.inverse = new Map();
  }

  /** @param {string} name */
  number(name) {
    return this.numbers.get(name) ?? -1;
  }

  /**
   * All values of a property.
   * @param {number} subject
   * @param {string} property
   */
  all(subject, property) {
    const wanted = this.number(property);
    const row = this.merged.get(subject) ?? [];
    const values = [];
    for (let at = 1; at < row.length; at += 2) if (row[at] === wanted) values.push(row[at + 1]);
    return values;
  }

  /**
   * The first value of a property, or -1.
   * @param {number} subject
   * @param {string} property
   */
  one(subject, property) {
    const wanted = this.number(property);
    const row = this.merged.get(subject) ?? [];
    for (let at = 1; at < row.length; at += 2) if (row[at] === wanted) return row[at + 1];
    return -1;
  }

  /**
   * The first value of a property as text, or nothing.
   * @param {number} subject
   * @param {string} property
   */
  text(subject, property) {
    const value = this.one(subject, property);
    return value < 0 ? '' : this.show(value);
  }

  /**
   * All subjects that have this value of a property.
   * @param {string} property
   * @param {number} value
   */
  having(property, value) {
    const wanted = this.number(property);
    let index = this.inverse.get(wanted);
    if (!index) {
      index = new Map();
      for (const [subject, row] of this.merged) {
        for (let at = 1; at < row.length; at += 2) {
          if (row[at] === wanted) push(index, row[at + 1], subject);
        }
      }
      this.inverse.set(wanted, index);
    }
    return index.get(value) ?? [];
  }

  /** @param {string} name */
  ofType(name) {
    return this.having('rdf:type', this.number(name));
  }

  /** @param {number} term */
  isIri(term) {
    return term >= 0 && term < this.iris.length;
  }

  /**
   * A literal's text, or an IRI's compact name.
   * @param {number} term
   */
  show(term) {
    if (this.isIri(term)) return this.iris[term];
    const literal = this.payload.literals[term - this.iris.length];
    return typeof literal === 'string' ? literal : literal[0];
  }

  /**
   * A literal's datatype or `@language`; nothing for plain text.
   * @param {number} term
   */
  tag(term) {
    const literal = this.payload.literals[term - this.iris.length];
    return typeof literal === 'string' ? '' : literal[1];
  }

  /**
   * The full IRI of a compact name.
   * @param {string} name
   */
  expand(name) {
    if (name.startsWith('<')) return name.slice(1, -1);
    const colon = name.indexOf(':');
    return (colon ? this.payload.prefixes[name.slice(0, colon)] : this.payload.base) + name.slice(colon + 1);
  }

  /**
   * The compact name of a full IRI.
   * @param {string} iri
   */
  compact(iri) {
    if (iri.startsWith(this.payload.base)) return ':' + iri.slice(this.payload.base.length);
    for (const [prefix, namespace] of Object.entries(this.payload.prefixes)) {
      if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
    }
    return `<${iri}>`;
  }
}

/**
 * One subject's row with another's pairs added, each once.
 * @param {number[] | undefined} row
 * @param {number[]} more
 */
function merge(row, more) {
  if (!row) return more;
  const merged = [...row];
  next: for (let at = 1; at < more.length; at += 2) {
    for (let seen = 1; seen < row.length; seen += 2) {
      if (row[seen] === more[at] && row[seen + 1] === more[at + 1]) continue next;
    }
    merged.push(more[at], more[at + 1]);
  }
  return merged;
}

/**
 * Add to the list under a key.
 * @template K, V
 * @param {Map<K, V[]>} map
 * @param {K} key
 * @param {V} value
 */
export function push(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export const graph = new Triples(json('graph-data'));
