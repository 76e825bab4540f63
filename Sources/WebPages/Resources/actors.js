/** Who is named: all of them with a drawing of who speaks of whom, and a page for each. */

import { all } from "./api.js";
import { actorPage } from "./actor.js";
import { h, joined, named, replace } from "./dom.js";
import { graph } from "./graph.js";
import { listing } from "./listing.js";
import { filters, format } from "./state.js";
import { figure, label, seen } from "./words.js";

const FACETS = [
  { name: "classification", title: "Kind" }, { name: "country", title: "Country", plain: true },
  { name: "role", title: "Role", plain: true },
];
const CONTROLS = {
  orders: [["", "By name"], ["country", "By country"], ["classification", "By kind"]],
};
/** What of statements the drawing needs. */
export const DRAWN = { fields: "id,speaker,addressee,mentions,act" };

export function create(context, id) {
  if (id) return actorPage(context, id);
  return listing({
    resource: "actors", title: "Actors", facets: FACETS, controls: CONTROLS, card: row, wrap: table,
    intro: "People, organizations, states and armed groups: who speaks, of whom, and to whom.", above: drawing(context),
  }, context);
}

function drawing(context) {
  const element = h("div", { class: "figures" });
  async function update(state, signal) {
    element.hidden = [...filters(state.params)].length > 0;
    if (element.hidden) return;
    const [{ records, isWhole }, names] = await Promise.all([all("statements", DRAWN, 10_000, signal), context.names(signal)]);
    replace(element, graph(records, names), isWhole ? null
      : h("p", { class: "caption" }, `Drawn from the first ${figure(records.length)} statements.`));
  }
  return { element, update };
}

function table() {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of actors" },
    h("table", { class: "actors" }, h("thead", {}, h("tr", {},
      ["Name", "Kind", "Country", "Roles", "Says", "Is told", "Acts", "Is target", "Seen"].map((text) =>
        h("th", { scope: "col" }, text)))), h("tbody")));
}

function row(actor) {
  const { counts } = actor;
  return h("tr", { "data-id": actor.id },
    h("th", { scope: "row" }, h("a", { href: format({ view: "actors", id: actor.id }) }, named(actor.name))),
    h("td", {}, actor.classification ? label(actor.classification) : ""), h("td", {}, actor.country ?? ""),
    h("td", { class: "roles" }, joined([...new Set(actor.roles.map(({ role }) => role))].slice(0, 3).map(named), "; ")),
    [counts.statements, counts.addressed, counts.incidents_as_actor, counts.incidents_as_target].map((number) =>
      h("td", { class: number ? "number" : "number none" }, figure(number))),
    h("td", { class: "seen" }, seen(actor)));
}
