/** The records of a report in the order of its text. The chosen one is opened, and only that one. */

import { incidentCard, statementCard } from "./cards.js";
import { copyButton } from "./data.js";
import { h, named, replace } from "./dom.js";
import { uncoveredName } from "./passages.js";
import { format } from "./state.js";
import { act, label, plural } from "./words.js";

export function sideList(records, select) {
  const entries = [
    ...records.statements.map((record) => ({ id: record.id, at: record.contents[0]?.start ?? 0, kind: "statement", record })),
    ...records.incidents.map((record) => ({ id: record.id, at: (record.triggers[0] ?? record.evidence[0])?.start ?? 0, kind: "incident", record })),
    ...records.uncovered.map((record) => ({ id: uncoveredName(record), at: record.start, kind: "uncovered", record })),
  ].sort((a, b) => a.at - b.at);
  const items = new Map(entries.map((entry) => [entry.id, item(entry, select)]));
  const list = h("ol", {}, [...items.values()].map(({ element }) => element));
  const element = h("details", { class: "side", open: true },
    h("summary", {}, plural(entries.length, "record")), list);
  let open = null;

  function show(id) {
    if (open && open !== id) items.get(open)?.close();
    open = items.has(id) ? id : null;
    if (!open) return;
    const chosen = items.get(open);
    chosen.open();
    const [box, within] = [chosen.element.getBoundingClientRect(), element.getBoundingClientRect()];
    const room = 40;
    if (box.top < within.top + room || box.top > within.bottom - 120) element.scrollTop += box.top - within.top - room;
  }
  return { element, show };
}

function item({ id, kind, record }, select) {
  const detail = h("div", { class: "detail", hidden: true });
  const button = h("button", { type: "button", id: "entry-" + id, "aria-expanded": "false",
    onclick: () => select(button.getAttribute("aria-expanded") === "true" ? null : id) }, brief(kind, record));
  const element = h("li", { class: kind, "data-record": id }, button, detail);
  return {
    element,
    open() {
      button.setAttribute("aria-expanded", "true");
      detail.hidden = false;
      if (!detail.hasChildNodes()) replace(detail, full(kind, record), links(kind, record));
    },
    close() {
      button.setAttribute("aria-expanded", "false");
      detail.hidden = true;
    },
  };
}

function brief(kind, record) {
  if (kind === "uncovered") return [h("span", { class: "tag" }, "Not covered"), " ", h("q", { dir: "auto" }, short(record.exact))];
  if (kind === "incident") return [h("span", { class: "tag" }, label(record.sub_event_type)), " ",
    h("span", { class: "status " + record.status }, label(record.status)), " ", short(record.evidence[0]?.exact ?? record.notes)];
  return [h("strong", {}, named(record.speaker?.name ?? "Unnamed source")), ` ${act(record)} `,
    h("span", { class: "words", dir: "auto" }, short(record.text))];
}

function full(kind, record) {
  if (kind === "statement") return statementCard(record);
  if (kind === "incident") return incidentCard(record);
  return h("p", {}, "The text has this in quotation marks, but no statement was made of it: what the machine missed, or words that are not somebody’s statement.");
}

/** Addresses of the very words. */
function links(kind, record) {
  const spans = kind === "statement" ? record.contents : kind === "incident" ? record.evidence : [record];
  const document = record.document_id;
  if (!document) return null;
  return h("p", { class: "spans" }, spans.slice(0, 6).map((span) => {
    const href = format({ view: "reports", id: document, params: { span: `${span.start}-${span.end}` } });
    return [h("a", { href }, `Characters ${span.start}–${span.end}`), " ",
      copyButton(() => new URL(href, location.href).href, "Copy link", `Copy the link to characters ${span.start} to ${span.end}`), " "];
  }));
}

function short(text) {
  const points = [...text];
  return points.length > 90 ? points.slice(0, 86).join("") + " …" : text;
}
