/** The column of choices beside a list: a search field, an order, days, and values with how many records have them. */

import { h, named, replace } from "./dom.js";
import { debounced, keepingFocus } from "./places.js";
import { filters, withParam } from "./state.js";
import { figure, label } from "./words.js";

/** How many values of a facet are shown before one asks for more. */
const FEW = 6;

/**
 * @param {{name: string, title: string, plain?: boolean}[]} facets `plain` where values are names and not the
 *   interface's own words
 * @param {{orders: [string, string][], days?: string, limits?: [string, string, [string, string][]][]}} controls
 */
export function choices(facets, controls, context) {
  const groups = h("div", { class: "facets" });
  const search = h("input", { type: "search", id: "search", name: "q", autocomplete: "off", enterkeyhint: "search",
    placeholder: "words, \"a phrase\", -not", spellcheck: "false" });
  const fields = h("div", { class: "controls" });
  const opened = new Set();
  const element = h("details", { class: "rail", open: matchMedia("(min-width: 60rem)").matches },
    h("summary", {}, "Search and filter"),
    h("form", { role: "search", onsubmit: (event) => event.preventDefault() },
      h("label", { for: "search" }, "Search"), search, fields, groups));
  let state;
  search.addEventListener("input", debounced(() =>
    context.go(withParam(state, "q", search.value.trim()), { replace: true })));

  function set(name, ...values) {
    context.go(withParam(state, name, ...values));
  }

  function update(newState, counts = {}) {
    state = newState;
    if (document.activeElement !== search) search.value = state.params.get("q") ?? "";
    keepingFocus(() => {
      replace(fields, controlFields(controls, state, set));
      replace(groups, facets.map((facet) => group(facet, counts[facet.name] ?? [], state, set, opened)));
    });
  }
  return { element, update };
}

/** What is chosen now, each with a button that takes it away. */
export function chosen(state, counts, context) {
  const labels = new Map(Object.entries(counts ?? {}).flatMap(([name, values]) =>
    values.map(({ value, label: text }) => [name + "=" + value, text])));
  const items = [...filters(state.params)].filter(([name]) => name !== "sort" && name !== "q");
  if (items.length === 0) return null;
  const remove = ([name, value]) => () => context.go(withParam(state, name,
    ...state.params.getAll(name).filter((other) => other !== value)));
  return h("ul", { class: "chosen", "aria-label": "Filters in force" }, items.map((item) => h("li", {},
    h("button", { type: "button", onclick: remove(item), "aria-label": `Remove the filter ${spoken(item, labels)}` },
      named(spoken(item, labels)), h("span", { "aria-hidden": "true" }, " ×")))),
  h("li", {}, h("button", { type: "button", class: "quiet", onclick: () => context.go({ ...state, params: {} }) },
    "Clear all")));
}

const OPERATORS = { gte: "from", gt: "above", lt: "before", lte: "up to", not: "not", contains: "with",
  startswith: "begins", isnull: "none", all: "all" };

function spoken([name, value], labels) {
  const [field, operator] = name.split("__");
  const text = labels.get(name + "=" + value) ?? value;
  return [label(field) + ":", OPERATORS[operator] ?? null, text.includes("_") ? label(text) : text]
    .filter(Boolean).join(" ");
}

function controlFields({ orders, days, limits = [] }, state, set) {
  const first = (name) => state.params.get(name) ?? "";
  return [
    field("Order", select("sort", [["", orders[0][1]], ...orders.slice(1)], first("sort"), (value) => set("sort", value))),
    days ? h("fieldset", { class: "days" }, h("legend", {}, "Dates"),
      dayField("From", days + "__gte", first, set), dayField("To", days + "__lte", first, set)) : null,
    ...limits.map(([name, title, options]) =>
      field(title, select(name, [["", "Any"], ...options], first(name), (value) => set(name, value)))),
  ];
}

function field(title, control) {
  return h("p", {}, h("label", { for: control.id }, title), control);
}

function select(name, options, value, onchange) {
  const element = h("select", { id: "choice-" + name, name, onchange: () => onchange(element.value) },
    options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
  return element;
}

function dayField(title, name, first, set) {
  const input = h("input", { type: "date", id: "choice-" + name, name, "aria-label": `Dates ${title.toLowerCase()}`,
    value: first(name).length === 10 ? first(name) : null, onchange: () => set(name, input.value) });
  return h("span", {}, title, " ", input);
}

function group(facet, counts, state, set, opened) {
  const selected = state.params.getAll(facet.name);
  const missing = selected.filter((value) => !counts.some((entry) => entry.value === value))
    .map((value) => ({ value, label: value, count: 0 }));
  const entries = [...missing, ...counts];
  if (entries.length === 0) return null;
  const isAll = opened.has(facet.name);
  const shown = isAll ? entries : entries.filter((entry, index) => index < FEW || selected.includes(entry.value));
  const more = entries.length - shown.length;
  const show = () => { opened.add(facet.name); list.replaceWith(full()); };
  const box = (entry, index) => option(facet, entry, index, selected, set);
  const full = () => h("ul", {}, entries.map(box));
  const list = h("ul", {}, shown.map(box), more > 0 ? h("li", {},
    h("button", { type: "button", class: "quiet", onclick: show }, `${figure(more)} more`)) : null);
  return h("fieldset", {}, h("legend", {}, facet.title), list);
}

function option(facet, { value, label: text, count }, index, selected, set) {
  const id = `facet-${facet.name}-${index}`;
  const isOn = selected.includes(value);
  const change = () => set(facet.name, ...(isOn ? selected.filter((other) => other !== value) : [...selected, value]));
  return h("li", {}, h("input", { type: "checkbox", id, checked: isOn, onchange: change }),
    h("label", { for: id }, h("span", { class: "value" }, named(facet.plain ? text : label(text))),
      h("span", { class: "count" }, figure(count))));
}
