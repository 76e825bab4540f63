/**
 * What is shown, as it stands in the address behind the `#`: `#/incidents?country=Iraq`, `#/reports/ID?span=10-24`.
 * The server never sees it, so that the same page works at any address and behind any prefix.
 */

export const VIEWS = ["statements", "incidents", "actors", "reports", "exchange"];

/** Parameters that say how a view shows its records; all others are the interface's own and go to it as they are. */
const OWN = new Set(["record", "span", "show", "incident", "instrument", "step"]);

/** Reads a fragment; anything unknown leads to the first view. */
export function parse(fragment) {
  const [path, query = ""] = split(fragment.replace(/^#\/?/, ""), "?");
  const [name, id] = split(path, "/");
  const view = VIEWS.includes(name) ? name : VIEWS[0];
  return { view, id: view === name && id ? decode(id) : null, params: new URLSearchParams(query) };
}

/** Writes a fragment that {@link parse} reads back. */
export function format({ view, id = null, params = {} }) {
  const query = new URLSearchParams(params).toString();
  return "#/" + view + (id ? "/" + encodeURIComponent(id) : "") + (query ? "?" + query : "");
}

/** The same view with a parameter set to values: none leaves it out. */
export function withParam(state, name, ...values) {
  const params = new URLSearchParams(state.params);
  params.delete(name);
  for (const value of values) if (value !== null && value !== "") params.append(name, value);
  return { ...state, params };
}

/** Those parameters that the interface is asked with. */
export function filters(params) {
  return new URLSearchParams([...params].filter(([name]) => !OWN.has(name)));
}

/** A span of code points as the address has it, `10-24`; null where it is none. */
export function readSpan(text) {
  const match = /^(\d{1,9})-(\d{1,9})$/.exec(text ?? "");
  const [start, end] = match ? [Number(match[1]), Number(match[2])] : [0, 0];
  return end > start ? { start, end } : null;
}

function split(text, mark) {
  const index = text.indexOf(mark);
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)];
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
