/** Colours of the present theme, from the style sheet, for what is drawn on a canvas. */

/** @type {Map<string, string>} */
const known = new Map();

/** @param {string} name As in the style sheet: `--ink`. */
export function colour(name) {
  let found = known.get(name);
  if (found === undefined) {
    found = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    known.set(name, found);
  }
  return found;
}

/** Look them up anew: the theme has changed. */
export function forgetColours() {
  known.clear();
}
