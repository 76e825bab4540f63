/** When incidents happened: a histogram over days, months or years. What is dated less exactly than a bar is shown apart. */

import { h, replace, svg } from "./dom.js";
import { format, withParam } from "./state.js";
import { day, figure, plural } from "./words.js";

const [WIDTH, HEIGHT, BASE] = [460, 190, 166];
const CATEGORIES = ["violent", "diplomatic", "other"];

export function timeline(context) {
  const element = h("figure", { class: "timeline", "aria-label": "When" });
  function update(state, records) {
    const undated = records.filter(({ date }) => !date?.start).length;
    const dated = records.filter(({ date }) => date?.start);
    const step = stepFor(dated.map(({ date }) => date.start));
    const { bars, vague } = count(dated, step);
    replace(element,
      h("figcaption", {}, h("h2", {}, "When"), legend(records)),
      bars.length ? drawing(bars, step, (period) => format(chosen(state, period))) : null,
      h("p", { class: "caption" }, [
        vague ? `${plural(vague, "incident")} dated less exactly than a ${step} ${vague === 1 ? "is" : "are"} not in the bars. ` : "",
        undated ? h("a", { href: format(withParam(state, "date__isnull", "true")) }, `${plural(undated, "incident")} undated`) : ""]));
  }
  return { element, update };
}

function chosen(state, period) {
  return withParam({ ...state, params: withParam(state, "date__isnull").params }, "date", period);
}

/** The finest step that leaves bars wide enough to be seen. */
export function stepFor(days) {
  const sorted = days.toSorted();
  if (sorted.length === 0) return "day";
  const span = (Date.parse(sorted.at(-1)) - Date.parse(sorted[0])) / 86_400_000;
  return span <= 45 ? "day" : span <= 45 * 30 ? "month" : "year";
}

/** How many incidents of each category lie within each period; how many lie across several. */
export function count(records, step) {
  const length = { day: 10, month: 7, year: 4 }[step];
  const counts = new Map();
  let vague = 0;
  for (const { date, category } of records) {
    const period = date.start.slice(0, length);
    if (!date.end || date.end.slice(0, length) !== period) {
      vague += 1;
      continue;
    }
    const bar = counts.get(period) ?? { period, total: 0, violent: 0, diplomatic: 0, other: 0 };
    bar[CATEGORIES.includes(category) ? category : "other"] += 1;
    bar.total += 1;
    counts.set(period, bar);
  }
  const known = [...counts.keys()].sort();
  const bars = periods(known[0], known.at(-1)).map((period) => counts.get(period) ?? { period, total: 0 });
  return { bars, vague };
}

/** Every period from one to another, both included. */
function periods(first, last) {
  const found = [];
  for (let period = first; period && period <= last && found.length < 400; period = following(period)) found.push(period);
  return found;
}

function following(period) {
  const [year, month, date] = period.split("-").map(Number);
  if (date) return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
  if (month) return month === 12 ? `${year + 1}-01`.padStart(7, "0") : `${period.slice(0, 4)}-${String(month + 1).padStart(2, "0")}`;
  return String(year + 1).padStart(4, "0");
}

function drawing(bars, step, href) {
  const most = Math.max(...bars.map(({ total }) => total));
  const slot = WIDTH / Math.max(bars.length, 12);
  const every = Math.ceil(70 / slot);
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": `Incidents by ${step}` },
    svg("line", { x1: 0, x2: WIDTH, y1: BASE, y2: BASE, class: "axis" }),
    svg("text", { x: WIDTH, y: 10, class: "tick", "text-anchor": "end" }, `at most ${most} a ${step}`),
    bars.map((bar, index) => [
      bar.total ? column(bar, index * slot, slot, most, href(bar.period)) : null,
      index % every === 0 && index * slot < WIDTH - 48 ? svg("text", { x: index * slot, y: HEIGHT - 8, class: "tick" }, day(bar.period)) : null]));
}

function column(bar, x, slot, most, href) {
  let top = BASE;
  const gap = Math.min(2, slot / 5);
  const parts = CATEGORIES.filter((category) => bar[category]).map((category) => {
    const height = (bar[category] / most) * (BASE - 18);
    top -= height;
    return svg("rect", { x: x + gap / 2, y: top, width: slot - gap, height, class: category });
  });
  const name = `${day(bar.period)}: ${plural(bar.total, "incident")}`;
  return svg("a", { href, "aria-label": name }, svg("title", {}, name),
    svg("rect", { x, y: 12, width: slot, height: BASE - 12, class: "catch" }), parts);
}

function legend(records) {
  return h("ul", { class: "legend" }, CATEGORIES.map((category) => {
    const number = records.filter((record) => record.category === category).length;
    return number ? h("li", { class: category }, `${category} ${figure(number)}`) : null;
  }));
}
