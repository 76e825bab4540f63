/** Who speaks of whom: speakers on the left, those they speak of or to on the right, a line for each pair. */

import { h, svg } from "./dom.js";
import { format } from "./state.js";
import { plural } from "./words.js";

const ROW = 26;
const WIDE = { width: 640, left: 210, right: 430, letters: 30 };
const NARROW = { width: 390, left: 142, right: 248, letters: 19 };
/** What is said against somebody; all else that mentions them is counted as speaking of them. */
const AGAINST = new Set(["accuse", "condemn", "criticize", "warn", "threaten", "deny", "reject"]);

/**
 * Counts pairs of speaker and spoken of.
 *
 * @returns {{speakers: string[], spokenOf: string[], pairs: object[]}} ids, those with the most first, at most `most`
 *   on either side
 */
export function pairs(statements, most) {
  const found = new Map();
  for (const { speaker, addressee, mentions, act } of statements) {
    const from = speaker?.actor_id;
    if (!from) continue;
    for (const to of new Set([...mentions, addressee?.actor_id])) {
      if (!to || to === from) continue;
      const pair = found.get(from + " " + to) ?? { from, to, count: 0, against: 0, addressed: 0 };
      pair.count += 1;
      if (AGAINST.has(act)) pair.against += 1;
      if (addressee?.actor_id === to) pair.addressed += 1;
      found.set(from + " " + to, pair);
    }
  }
  const speakers = greatest(found.values(), "from", most);
  const chosen = [...found.values()].filter(({ from }) => speakers.includes(from));
  const spokenOf = greatest(chosen, "to", most);
  return { speakers, spokenOf, pairs: chosen.filter(({ to }) => spokenOf.includes(to)) };
}

function greatest(pairs, end, most) {
  const sums = new Map();
  for (const pair of pairs) sums.set(pair[end], (sums.get(pair[end]) ?? 0) + pair.count);
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most).map(([id]) => id);
}

/** The drawing, and the same as a table for those who do not see it. */
export function graph(statements, names, most = 14) {
  const { speakers, spokenOf, pairs: lines } = pairs(statements, most);
  if (lines.length === 0) return null;
  const size = matchMedia("(max-width: 44rem)").matches ? NARROW : WIDE;
  const height = ROW * Math.max(speakers.length, spokenOf.length) + 34;
  const y = (list, id) => 42 + ROW * list.indexOf(id) + (ROW * Math.max(0, (height - 34) / ROW - list.length)) / 2;
  const name = (id) => names.get(id) ?? id.replace(/^act_/, "").replaceAll("-", " ");
  const greatestCount = Math.max(...lines.map(({ count }) => count));
  const sorted = lines.toSorted((a, b) => a.count - b.count);
  return h("figure", { class: "graph", "aria-label": "Who speaks of whom" },
    svg("svg", { viewBox: `0 0 ${size.width} ${height}`, role: "group", "aria-label": "Who speaks of whom" },
      svg("text", { x: size.left - 10, y: 14, class: "tick", "text-anchor": "end" }, "speaks"),
      svg("text", { x: size.right + 10, y: 14, class: "tick" }, "is spoken of, or to"),
      sorted.map((pair) => line(pair, y(speakers, pair.from), y(spokenOf, pair.to), greatestCount, name, size)),
      speakers.map((id) => node(id, name(id), size.left - 10, y(speakers, id), "end", size)),
      spokenOf.map((id) => node(id, name(id), size.right + 10, y(spokenOf, id), "start", size))),
    h("figcaption", {}, legend(lines), table(lines, name)));
}

const KINDS = { of: "speaks of", against: "mostly accuses, condemns, warns, denies or rejects", addressed: "mostly speaks to" };

/** What most statements of a pair are. */
function kindOf({ count, against, addressed }) {
  return addressed * 2 >= count ? "addressed" : against * 2 >= count ? "against" : "of";
}

function legend(lines) {
  const present = new Set(lines.map(kindOf));
  return h("ul", { class: "legend" }, Object.entries(KINDS).filter(([kind]) => present.has(kind))
    .map(([kind, text]) => h("li", { class: kind }, text)));
}

function line(pair, y1, y2, most, name, { left, right }) {
  const { from, to, count } = pair;
  const kind = kindOf(pair);
  const text = `${name(from)} speaks of ${name(to)}: ${plural(count, "statement")}`;
  const middle = (left + right) / 2;
  return svg("a", { href: between(from, to, kind), "aria-label": text, tabindex: "-1" }, svg("title", {}, text),
    svg("path", { d: `M${left} ${y1 - 4}C${middle} ${y1 - 4} ${middle} ${y2 - 4} ${right} ${y2 - 4}`, class: "link " + kind,
      "stroke-width": 1.2 + (6 * count) / Math.max(most, 6) }));
}

function between(from, to, kind) {
  return format({ view: "statements", params: { speaker: from, [kind === "addressed" ? "addressee" : "mentions"]: to } });
}

function node(id, name, x, y, anchor, { letters }) {
  const short = name.length > letters ? name.slice(0, letters - 1) + "…" : name;
  return svg("a", { href: format({ view: "actors", id }) }, svg("title", {}, name),
    svg("text", { x, y, class: "node", "text-anchor": anchor, direction: "ltr", "unicode-bidi": "plaintext" }, short));
}

function table(lines, name) {
  const rows = lines.toSorted((a, b) => b.count - a.count).map((pair) => h("tr", {},
    h("th", { scope: "row" }, name(pair.from)), h("td", {}, name(pair.to)),
    h("td", {}, h("a", { href: between(pair.from, pair.to, pair.addressed === pair.count ? "addressed" : "of") }, String(pair.count))),
    h("td", {}, String(pair.against)), h("td", {}, String(pair.addressed))));
  return h("details", {}, h("summary", {}, "The same as a table"), h("div", { class: "scroll" }, h("table", {}, h("thead", {}, h("tr", {},
    ["Speaks", "Is spoken of", "Statements", "Against", "Addressed"].map((text) => h("th", { scope: "col" }, text)))),
  h("tbody", {}, rows))));
}
