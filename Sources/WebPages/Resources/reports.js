/** The reports that everything comes from: a list, and each to be read with its records. */

import { h, named } from "./dom.js";
import { listing } from "./listing.js";
import { reader } from "./reader.js";
import { format } from "./state.js";
import { day, figure, label, title } from "./words.js";

const FACETS = [{ name: "publisher", title: "Published by", plain: true }];
const CONTROLS = { orders: [["", "By id"], ["-date", "Latest first"], ["date", "Earliest first"]], days: "date" };

export function create(context, id) {
  if (id) return reader(context, id);
  return listing({
    resource: "documents", title: "Reports", facets: FACETS, controls: CONTROLS, card: row, wrap: table,
    intro: "The reports themselves. Open one to read it with its records in place.",
  }, context);
}

function table() {
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Table of reports" },
    h("table", { class: "reports" }, h("thead", {}, h("tr", {},
      ["Report", "Published by", "Date", "Statements", "Incidents", "Notes"].map((text) => h("th", { scope: "col" }, text)))),
    h("tbody")));
}

function row(report) {
  return h("tr", { "data-id": report.id },
    h("th", { scope: "row" }, h("a", { href: format({ view: "reports", id: report.id }) }, named(title(report))),
      h("span", { class: "path" }, named(report.path ?? report.id))),
    h("td", {}, report.publisher ? named(report.publisher) : ""),
    h("td", { class: "seen" }, report.date_published ? day(report.date_published) : "undated"),
    h("td", { class: "number" }, figure(report.counts.statements)),
    h("td", { class: "number" }, figure(report.counts.incidents)),
    h("td", { class: "roles" }, report.warnings.map((warning) => h("span", { class: "status unreal" },
      warning.detail ?? warning.message ?? label(warning.code)))));
}
