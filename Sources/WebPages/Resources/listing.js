/** A view of a list: choices beside it, what is shown above it, and records that come as one scrolls. */

import { get } from "./api.js";
import { dataPanel } from "./data.js";
import { h, replace } from "./dom.js";
import { choices, chosen } from "./facets.js";
import { problemNotice } from "./notices.js";
import { arrange, keepingPlace } from "./places.js";
import { filters } from "./state.js";
import { figure, label } from "./words.js";

const PAGE = 50;

/**
 * @param {object} plan what is listed: `resource`, `title`, `intro`, `facets`, `controls`, `card`, `wrap` (the element
 *   that holds the cards), `forms` (other forms of the list: name and path), and `above` (an element with `update(state, signal)` between heading and list)
 */
export function listing(plan, context) {
  const rail = choices(plan.facets, plan.controls, context);
  const summary = h("p", { class: "summary", id: "summary" });
  const filtersShown = h("div");
  const panel = h("div", { class: "panel" });
  const cards = plan.wrap?.() ?? h("div", { class: "cards" });
  const holder = cards.querySelector?.("tbody") ?? cards;
  const end = h("div", { class: "more" });
  const element = h("div", { class: "view with-rail" }, rail.element,
    h("section", { class: "records", "aria-labelledby": "view-title" },
      h("header", { class: "view-head" }, h("h1", { id: "view-title" }, plan.title), h("p", { class: "intro" }, plan.intro),
        summary, filtersShown, panel),
      plan.above?.element, cards, end));
  let shown = { count: 0, next: null };
  const made = new Map();
  const watcher = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) end.querySelector("button")?.click();
  }, { rootMargin: "600px" });

  /** A record's card: the one that is shown already, where the record has not changed. */
  function card(record) {
    const text = JSON.stringify(record);
    const old = made.get(record.id);
    if (old?.text === text) return old.element;
    const element = plan.card(record);
    made.set(record.id, { text, element });
    return element;
  }

  async function load(params, signal) {
    const page = await get(plan.resource, params, signal);
    const next = page.links.next;
    shown = { count: shown.count + page.data.length, next: next && new URL(next, location).searchParams.get("cursor") };
    return page;
  }

  function showEnd(params, total, signal) {
    watcher.disconnect();
    if (!shown.next) {
      const text = total === 0 ? "Nothing matches. Take a filter away, or search for less." : total > PAGE ? "That is all." : "";
      return replace(end, text ? h("p", { class: "notice" }, text) : null);
    }
    const button = h("button", { type: "button", onclick: more }, `Show more (${figure(total - shown.count)} left)`);
    replace(end, button);
    watcher.observe(button);
    async function more() {
      button.disabled = true;
      try {
        const query = new URLSearchParams(params);
        query.set("cursor", shown.next);
        const page = await load(query, signal);
        holder.append(...page.data.map(card));
        showEnd(params, page.meta.count, signal);
      } catch (error) {
        if (error.name !== "AbortError") replace(end, problemNotice(error, more));
      }
    }
  }

  /** Shows what a state asks for; a refresh keeps as many records as there were, up to a thousand. */
  async function update(state, { signal, isRefresh = false }) {
    const params = filters(state.params);
    for (const facet of plan.facets) params.append("facet", facet.name);
    params.set("limit", String(isRefresh ? Math.min(1000, Math.max(PAGE, shown.count)) : PAGE));
    if (!isRefresh) element.setAttribute("aria-busy", "true");
    shown = { count: 0, next: null };
    const page = await load(params, signal);
    if (!isRefresh) made.clear();
    const above = plan.above?.update(state, signal);
    const render = () => {
      rail.update(state, page.facets);
      replace(summary, h("strong", {}, figure(page.meta.count)), " ",
        inWords(page.meta.description, state, page.facets));
      replace(filtersShown, chosen(state, page.facets, context));
      replace(panel, dataPanel(plan.resource, filters(state.params),
        (plan.forms ?? []).map(([name, path]) => [name, path, filters(state.params)])));
      arrange(holder, page.data.map(card));
      params.delete("facet");
      params.set("limit", String(PAGE));
      showEnd(params, page.meta.count, signal);
    };
    if (isRefresh) keepingPlace(render);
    else render();
    element.removeAttribute("aria-busy");
    await above;
    context.announce(`${page.meta.count} ${label(plan.resource).toLowerCase()}`);
  }
  return { element, title: plan.title, update };
}

/** The interface's own description of a query, with names for ids. */
function inWords(description, state, facets) {
  const names = Object.values(facets ?? {}).flat().filter(({ value }) => [...state.params.values()].includes(value));
  return names.reduce((text, { value, label: name }) => text.replaceAll(value, name),
    description.replace(/^all /, "").replace(/^documents/, "reports"));
}
