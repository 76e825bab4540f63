/** Records as a person reads them. What is only said is shown as said, what is not known as not known. */

import { address, recordPath } from "./api.js";
import { citeIncident, citeStatement, copyButton } from "./data.js";
import { h, joined, named } from "./dom.js";
import { format } from "./state.js";
import { act, basis, count, label, place, plural, precision, source, when } from "./words.js";

const STATUS = {
  disputed: "Disputed: somebody denies it", claimed: "Claimed by those who are said to have done it",
  attributed: "Stands only in what somebody says", reported: "Told by the report itself",
};

/** The address of a record's place in its report. */
export function inReport(record) {
  return format({ view: "reports", id: record.document_id, params: { record: record.id } });
}

/** Somebody with a link to all that is known of them. */
export function party(somebody, { hasRole = true } = {}) {
  if (!somebody) return h("span", { class: "nobody" }, "An unnamed source");
  const name = somebody.name ?? somebody.mention?.exact ?? "unknown";
  const shown = somebody.actor_id
    ? h("a", { href: format({ view: "actors", id: somebody.actor_id }), class: "party" }, named(name))
    : h("span", { class: "party unnamed" }, named(name));
  const office = hasRole ? [somebody.role, somebody.country].filter(Boolean).join(", ") : "";
  return [shown, office ? h("span", { class: "office" }, " ", named(office)) : null];
}

/** When, and how one knows. */
export function dated(date) {
  const note = basis(date);
  return h("span", { class: date?.start ? "when" : "when undated" }, when(date),
    note ? h("span", { class: "basis" }, ` (${note})`) : null);
}

/** Below that a record is shown as doubtful. */
const DOUBTFUL = 0.5;

/** How sure the extraction is: a number, rounded down, with a bar for the eye. */
export function confidence(value) {
  const percent = Math.floor(value * 100);
  return h("span", { class: "confidence", title: "How sure the extraction is that it read this right, from 0 to 1" },
    "confidence ", (percent / 100).toFixed(2),
    h("span", { class: "bar", "aria-hidden": "true" }, h("span", { style: { width: percent + "%" } })));
}

/** The report that a record stands in. */
export function reportLink(record, text = "In the report") {
  return h("a", { href: inReport(record), class: "source" }, text);
}

/** A statement: who, what they did by it, the words, and where all that stands. */
export function statementCard(statement, { isFull = true } = {}) {
  return h("article", { class: "card statement" + doubt(statement), "data-id": statement.id,
    "aria-label": spokenName(statement) },
    h("p", { class: "who" }, h("span", {}, party(statement.speaker), " ", h("span", { class: "act" }, act(statement)),
      statement.addressee ? [h("span", { class: "act" }, " to "), party(statement.addressee, { hasRole: false })] : null),
    dated(statement.date)),
    h("blockquote", { class: statement.statement_type, dir: "auto" }, quotation(statement)),
    isFull ? h("p", { class: "details" }, joined(particulars(statement))) : null,
    h("p", { class: "foot" }, joined([
      h("span", { class: "report" }, named(source(statement.document)), statement.document.headline
        ? [" “", named(statement.document.headline), "”"] : null),
      reportLink(statement), confidence(statement.confidence),
      copyButton(() => citeStatement(statement), "Copy citation"),
      h("a", { href: address(recordPath("statements", statement.id)).href, class: "quiet" }, "JSON")])));
}

/** An incident: what, where, when, by whom to whom, and how far it is founded. */
export function incidentCard(incident) {
  const { sub_event_type: kind, place: where } = incident;
  return h("article", { class: `card incident ${incident.category}${doubt(incident)}`, "data-id": incident.id, "aria-label": label(kind) },
    h("p", { class: "who" }, h("span", {}, h("a", { class: "kind", href: aboutIncident(incident) }, label(kind)),
      incident.series ? h("span", { class: "act" }, " (several)") : null), dated(incident.date)),
    h("p", { class: "status-line" }, status(incident), reality(incident),
      where ? h("span", { class: "place" }, named(place(where)), precision(where) ? `: ${precision(where)}` : "")
        : h("span", { class: "place undated" }, "no place given")),
    h("dl", { class: "facts" }, facts(incident)),
    h("blockquote", { class: "evidence", dir: "auto" }, incident.evidence.map(({ exact }) => exact).join(" … ")
      || incident.notes),
    h("p", { class: "foot" }, joined([
      h("span", { class: "report" }, named(source(incident.document))),
      incident.document_count > 1 ? plural(incident.document_count, "report") : null,
      reportLink(incident), h("a", { href: aboutIncident(incident) }, "Who says what of it"),
      confidence(incident.confidence), copyButton(() => citeIncident(incident), "Copy citation"),
      h("a", { href: address(recordPath("incidents", incident.id)).href, class: "quiet" }, "JSON")])));
}

/** How far an incident is founded, in a word and in a sentence. */
export function status(incident) {
  return h("span", { class: `status ${incident.status}`, title: STATUS[incident.status] }, label(incident.status));
}

function reality(incident) {
  return incident.reality === "asserted" ? null
    : h("span", { class: "status unreal", title: "What the report says of it" }, label(incident.reality));
}

function aboutIncident(incident) {
  return format({ view: "exchange", params: { incident: incident.id } });
}

/** A class that makes a doubtful record look so. */
function doubt({ confidence: value }) {
  return value < DOUBTFUL ? " doubtful" : "";
}

function spokenName(statement) {
  return `${statement.speaker?.name ?? "An unnamed source"} ${act(statement)}`;
}

/** The content, with a mark where the cue interrupts it. */
function quotation(statement) {
  return joined(statement.contents.map(({ exact }) => exact), " … ");
}

function particulars(statement) {
  return [
    statement.confidence < DOUBTFUL ? h("strong", {}, "doubtful reading") : null,
    h("span", { class: "type" }, { direct: "Quoted", indirect: "Reported speech", mixed: "Quoted in part" }[
      statement.statement_type] ?? label(statement.statement_type)),
    statement.cue ? ["cue: ", h("q", { dir: "auto" }, statement.cue.exact)] : "no cue",
    statement.recorded_in ? [label(statement.recorded_in.kind), statement.recorded_in.name
      ? [": ", named(statement.recorded_in.name)] : null] : null,
    statement.speaker && statement.speaker.resolution !== "named" && statement.speaker.mention
      ? ["the report writes ", h("q", { dir: "auto" }, statement.speaker.mention.exact)] : null,
    statement.nested_in ? "inside another statement" : null,
    statement.occurrences > 1 ? `in ${plural(statement.occurrences, "report")}` : null,
    ...statement.about.slice(0, 3).map(({ incident_id: id, relation }) =>
      h("a", { href: format({ view: "exchange", params: { incident: id } }) }, `${label(relation)} an incident`)),
    ...statement.cites.slice(0, 3).map((id) =>
      h("a", { href: format({ view: "exchange", params: { instrument: id } }) }, "cites ", id.replace(/^ins_/, "").replaceAll("-", " "))),
  ];
}

function facts(incident) {
  const rows = [
    ["By", people(incident.actors, (actor) => (actor.attribution === "stated" ? null : actor.attribution))],
    ["To", people(incident.targets, (target) => [target.effect, count(target.count)].filter(Boolean).join(": "))],
    ["With", incident.weapons.map(weapon).join("; ")],
    ["From", place(incident.origin)],
    ["Killed", toll(incident.fatalities)], ["Injured", toll(incident.injured)], ["Abducted", toll(incident.abducted)],
    ["Intercepted", count(incident.intercepted)],
  ];
  return rows.filter(([, value]) => value && value.length !== 0)
    .map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value)));
}

/** "cruise missile (Raad 351): 36 or more" */
function weapon({ type, models, count: number }) {
  const kind = label(type).toLowerCase() + (models.length ? ` (${models.join(", ")})` : "");
  return [kind, count(number)].filter(Boolean).join(": ");
}

function people(list, note) {
  return joined(list.slice(0, 12).map((somebody) => {
    const remark = note(somebody);
    return h("span", {}, party(somebody, { hasRole: false }), remark ? h("span", { class: "office" }, ` ${remark}`) : null);
  }).concat(list.length > 12 ? [`and ${list.length - 12} more`] : []), ", ");
}

/** A toll with everyone who gives a figure for it. */
function toll(figures) {
  if (!figures) return null;
  const sources = figures.reports.filter(({ reported_by: by }) => by).map(({ value, reported_by: by }) =>
    (figures.reports.length > 1 ? `${value} by ${by}` : `by ${by}`));
  return [count(figures), sources.length ? h("span", { class: "office" }, ` (${sources.join("; ")})`) : null];
}
