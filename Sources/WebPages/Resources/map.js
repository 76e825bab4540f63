/** Where incidents happened. A place known only to a country or region is drawn as an area, never as a point in its middle. */

import { get } from "./api.js";
import { h, named, replace, svg } from "./dom.js";
import { format, withParam } from "./state.js";
import { figure, label, plural } from "./words.js";

/** About how far a first-level division reaches from its middle, in degrees. */
const DIVISION = 0.6;
const [WIDTH, HEIGHT] = [640, 400];
let outlines;

export function incidentMap(context) {
  const element = h("figure", { class: "map", "aria-label": "Where" });
  let view = null;
  async function update(state, records, signal) {
    outlines ??= await get("assets/outlines.json", {}, signal);
    const { points, areas, nowhere } = sorted(records);
    const scene = h("div", { class: "scene" });
    const draw = () => replace(scene, drawing(view, points, areas, state), zoomButtons(change));
    const change = (factor) => {
      view = factor ? { ...view, span: Math.min(360, Math.max(1, view.span * factor)) } : fitted(points, areas);
      draw();
    };
    view = fitted(points, areas);
    draw();
    replace(element, h("figcaption", {}, h("h2", {}, "Where"), key(points, areas)),
      points.length || areas.length ? scene : null, listed(areas, nowhere, state));
  }
  return { element, update };
}

/** Incidents at points, in areas, and nowhere that the report tells. */
export function sorted(records) {
  const [points, areas, nowhere] = [new Map(), new Map(), []];
  for (const { place } of records) {
    if (!place) nowhere.push(place);
    else if ((place.geo_precision === "exact" || place.geo_precision === "admin") && place.lat !== null && place.lon !== null) {
      add(points, `${place.lat} ${place.lon} ${place.geo_precision}`, place);
    } else add(areas, `${place.iso3 ?? ""} ${place.name}`, place);
  }
  const many = (map) => [...map.values()].sort((a, b) => b.count - a.count);
  return { points: many(points), areas: many(areas), nowhere };
}

function add(map, key, place) {
  const entry = map.get(key) ?? { place, count: 0 };
  entry.count += 1;
  map.set(key, entry);
}

/** The stretch of the world that shows everything, with room around it. */
function fitted(points, areas) {
  const boxes = points.map(({ place }) => [place.lon, place.lat, place.lon, place.lat])
    .concat(areas.map(({ place }) => outlines.countries.find(({ iso3 }) => iso3 === place.iso3)).filter(Boolean).map(box));
  if (boxes.length === 0) return { lon: 15, lat: 20, span: 360 };
  const [west, south] = [0, 1].map((side) => Math.min(...boxes.map((one) => one[side])));
  const [east, north] = [2, 3].map((side) => Math.max(...boxes.map((one) => one[side])));
  const lat = (south + north) / 2;
  const high = ((north - south) * WIDTH) / HEIGHT / Math.cos((lat * Math.PI) / 180);
  return { lon: (west + east) / 2, lat, span: Math.min(360, Math.max(8, 2 * Math.max(east - west, high))) };
}

/** West, south, east and north of a country, from its largest piece, which comes first in its path. */
function box(country) {
  const numbers = country.path.slice(1, country.path.indexOf("z")).match(/-?\d+/g).map(Number);
  let [x, y] = [0, 0];
  const [xs, ys] = [[], []];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    xs.push(x += numbers[index]);
    ys.push(y += numbers[index + 1]);
  }
  const units = outlines.units_per_degree;
  return [Math.min(...xs) / units, -Math.max(...ys) / units, Math.max(...xs) / units, -Math.min(...ys) / units];
}

function drawing(view, points, areas, state) {
  const flat = Math.cos((view.lat * Math.PI) / 180);
  const perDegree = WIDTH / view.span;
  const x = (lon) => WIDTH / 2 + (lon - view.lon) * perDegree;
  const y = (lat) => HEIGHT / 2 - ((lat - view.lat) * perDegree) / flat;
  const scale = perDegree / outlines.units_per_degree;
  const shaded = new Set(areas.map(({ place }) => place.iso3));
  const ground = svg("g", { transform: `translate(${x(0)} ${y(0)}) scale(${scale} ${scale / flat})` },
    outlines.countries.map(({ path }) => svg("path", { d: path, class: "land" })),
    outlines.countries.filter(({ iso3 }) => shaded.has(iso3)).map(({ name, path }) =>
      svg("path", { d: path, class: "vague", fill: "url(#hatch)" }, svg("title", {}, name))));
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Map of the incidents" },
    svg("defs", {}, svg("pattern", { id: "hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse",
      patternTransform: `scale(${1 / scale} ${flat / scale}) rotate(45)` }, svg("rect", { width: 7, height: 7, class: "hatch-ground" }),
    svg("line", { x1: 0, x2: 0, y1: 0, y2: 7, class: "hatch-line" }))),
    svg("rect", { width: WIDTH, height: HEIGHT, class: "sea" }), ground,
    outlines.countries.map((country) => countryName(country, x, y)),
    points.toReversed().map((point) => mark(point, x, y, perDegree, state)));
}

/** A country's name where it has room on the map. */
function countryName(country, x, y) {
  const [west, south, east, north] = country.box ??= box(country);
  const [left, right, top, bottom] = [x(west), x(east), y(north), y(south)];
  const [middle, height] = [(left + right) / 2, (top + bottom) / 2];
  const width = country.name.length * 6.2;
  if (right - left < width || bottom - top < 14 || right - left > 2 * WIDTH) return null;
  if (middle < width / 2 || middle > WIDTH - width / 2 || height < 8 || height > HEIGHT - 4) return null;
  return svg("text", { x: middle, y: height + 4, class: "country", "text-anchor": "middle" }, country.name);
}

function mark({ place, count }, x, y, perDegree, state) {
  const isVague = place.geo_precision === "admin";
  const name = `${place.name}: ${plural(count, "incident")}${isVague ? ", somewhere in this division" : ""}`;
  const radius = isVague ? Math.max(10, DIVISION * perDegree) : Math.min(18, 4 + 2 * Math.sqrt(count));
  return svg("a", { href: format(withParam(state, "place", place.name)), "aria-label": name }, svg("title", {}, name),
    svg("circle", { cx: x(place.lon), cy: y(place.lat), r: radius, class: isVague ? "point division" : "point" }),
    !isVague && count > 1 ? svg("text", { x: x(place.lon), y: y(place.lat) + 4, class: "number" }, String(count)) : null);
}

function zoomButtons(change) {
  const button = (text, name, factor) =>
    h("button", { type: "button", "aria-label": name, id: "map-" + text, onclick: () => {
      change(factor);
      document.getElementById("map-" + text)?.focus();
    } }, text);
  return h("div", { class: "zoom" }, button("+", "Closer", 0.6), button("−", "Farther", 1 / 0.6), button("Fit", "Show all", 0));
}

function key(points, areas) {
  const rows = [points.some(({ place }) => place.geo_precision === "exact") ? h("li", { class: "exact" }, "place") : null,
    points.some(({ place }) => place.geo_precision === "admin") ? h("li", { class: "division" }, "somewhere within") : null,
    areas.length ? h("li", { class: "area" }, "somewhere in the country") : null];
  return h("ul", { class: "legend" }, rows);
}

/** What the map cannot show as points, so that nothing is lost. */
function listed(areas, nowhere, state) {
  const links = areas.slice(0, 30).map(({ place, count }) => h("li", {}, h("a", {
    href: format(withParam(state, "place", place.name)) }, named(place.name)), ` ${figure(count)}`,
  place.geo_precision === "country" ? "" : ` (${label(place.geo_precision).toLowerCase()})`));
  return h("div", { class: "caption" },
    links.length ? [h("p", {}, "Placed no more exactly than this:"), h("ul", { class: "inline" }, links)] : null,
    nowhere.length ? h("p", {}, h("a", { href: format(withParam(state, "place__isnull", "true")) },
      `${plural(nowhere.length, "incident")} without a place`)) : null);
}
