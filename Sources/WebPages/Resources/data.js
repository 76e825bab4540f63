/** What a reader takes along: the call to the interface, tables for other programs, a citation. */

import { address, recordPath } from "./api.js";
import { h } from "./dom.js";
import { act, label, title, when } from "./words.js";

/** A panel with the call that gave what is shown, the same as a table, and `more` forms by name: `[name, path]`. */
export function dataPanel(path, params, more = []) {
  const query = new URLSearchParams(params);
  const json = address(path, query).href;
  const csv = address(path + ".csv", query).href;
  const rows = [link("JSON", json), row("curl", code(`curl -s '${quoted(json)}'`)),
    row("CSV", h("a", { href: csv, download: path + ".csv" }, csv), csv), row("pandas", code(`pandas.read_csv("${csv}")`)),
    ...more.map(([name, other, query]) => link(name, address(other, query).href))];
  return h("details", { class: "data-panel" }, h("summary", {}, "Use this data"), h("dl", {}, rows));
}

/** A button that copies a text and says so. */
export function copyButton(text, name, description = name) {
  const button = h("button", { type: "button", class: "quiet", "aria-label": description }, name);
  button.addEventListener("click", async () => {
    button.textContent = (await copy(typeof text === "function" ? text() : text)) ? "Copied" : "Could not copy";
    setTimeout(() => { button.textContent = name; }, 1600);
  });
  return button;
}

/** A statement as a footnote has it, with the span it stands in. */
export function citeStatement(statement) {
  const { speaker } = statement;
  const who = speaker ? [speaker.name, speaker.role].filter(Boolean).join(", ") : "Unnamed source";
  const text = statement.statement_type === "direct" ? statement.text : `[${act(statement)}] ${statement.text}`;
  return `${who}: ${text} (${when(statement.date)}). ${reportCitation(statement, statement.contents)}`;
}

/** An incident as a footnote has it. */
export function citeIncident(incident) {
  const facts = [label(incident.sub_event_type), incident.place?.name, when(incident.date), incident.status]
    .filter(Boolean).join(", ");
  return `${facts}. ${reportCitation(incident, incident.evidence)}`;
}

function reportCitation({ document: report, url }, spans) {
  const where = spans.map(({ start, end }) => `${start}–${end}`).join(", ");
  const name = report.headline && [report.publisher, report.date_published].some(Boolean)
    ? `“${report.headline}”, ${[report.publisher, report.date_published].filter(Boolean).join(", ")}` : title(report);
  const link = address(recordPath(...url.split("/").slice(-2)));
  return `In: ${name}, report ${report.id}, characters ${where}. ${link.href}`;
}

function row(name, shown, text = shown.textContent) {
  return h("div", {}, h("dt", {}, name), h("dd", {}, shown, copyButton(text, "Copy", `Copy the ${name} line`)));
}

function link(name, address) {
  return row(name, h("a", { href: address }, address), address);
}

function code(text) {
  return h("code", {}, text);
}

/** An address within a shell's single quotes. */
function quoted(text) {
  return text.replaceAll("'", "%27");
}

async function copy(text) {
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text).then(() => true, () => copyBySelection(text));
  }
  return copyBySelection(text);
}

/** For pages from another host without TLS, where the clipboard's interface is not there. */
function copyBySelection(text) {
  const field = h("textarea", { class: "visually-hidden", "aria-hidden": "true" });
  field.value = text;
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  return isCopied;
}
