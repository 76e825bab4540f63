/** What happened, or is said to have happened: when, where, and the list. */

import { all } from "./api.js";
import { incidentCard } from "./cards.js";
import { h } from "./dom.js";
import { listing } from "./listing.js";
import { incidentMap } from "./map.js";
import { filters } from "./state.js";
import { timeline } from "./timeline.js";

/** More than that are not drawn; the list has them all. */
const MOST = 10_000;
const FACETS = [
  { name: "category", title: "Kind" }, { name: "sub_event_type", title: "What happened" },
  { name: "status", title: "How far founded" }, { name: "reality", title: "How real" },
  { name: "country", title: "Country", plain: true }, { name: "place", title: "Place", plain: true },
  { name: "actor", title: "By", plain: true }, { name: "target", title: "To", plain: true },
  { name: "weapon", title: "With", plain: true }, { name: "publisher", title: "Published by", plain: true },
];
const CONTROLS = {
  orders: [["", "As in the reports"], ["-date", "Latest first"], ["date", "Earliest first"], ["-fatalities", "Most killed"]],
  days: "date", limits: [["fatalities__gte", "Killed", [["1", "1 or more"], ["10", "10 or more"], ["100", "100 or more"]]]],
};

export function create(context) {
  return listing({
    resource: "incidents", title: "Incidents", facets: FACETS, controls: CONTROLS, card: incidentCard,
    intro: "What happened, or is said to have happened. The status says how far it is founded.",
    above: figures(context), forms: [["GeoJSON", "incidents.geojson"]],
  }, context);
}

/** Timeline and map over everything that the filters leave. */
function figures(context) {
  const [time, map, note] = [timeline(context), incidentMap(context), h("p", { class: "caption" })];
  const element = h("div", { class: "figures" }, time.element, map.element, note);
  async function update(state, signal) {
    const params = filters(state.params);
    params.delete("sort");
    params.set("fields", "id,date,place,category,sub_event_type,status");
    const { records, count, isWhole } = await all("incidents", params, MOST, signal);
    element.hidden = records.length === 0;
    note.textContent = isWhole ? "" : `Drawn are the first ${records.length} of ${count}.`;
    time.update(state, records);
    await map.update(state, records, signal);
  }
  return { element, update };
}
