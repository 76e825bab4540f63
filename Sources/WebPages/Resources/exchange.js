/** What several sides say of one incident or one instrument, side by side in order of time. */

import { all, get, recordPath } from "./api.js";
import { confidence, dated, incidentCard, party, reportLink } from "./cards.js";
import { citeStatement, copyButton, dataPanel } from "./data.js";
import { h, joined, named, replace } from "./dom.js";
import { format } from "./state.js";
import { act, figure, label, plural, source, when } from "./words.js";

/** As many sides stand beside each other; all further ones share the last column. */
const SIDES = 4;
/** So many reports' records of one incident are looked up together. */
const TELLINGS = 40;

export function create(context) {
  const element = h("div", { class: "view single exchange" });
  async function update(state, { signal }) {
    const [incident, instrument] = ["incident", "instrument"].map((name) => state.params.get(name));
    if (incident) return showIncident(incident, signal);
    if (instrument) return showInstrument(instrument, signal);
    await showChoice(signal);
  }

  async function showIncident(id, signal) {
    const { data } = await get(recordPath("incidents", id), {}, signal);
    const told = await tellings(data, signal);
    const about = told.map((one) => ["about", one.id]);
    const { records } = await all("statements", about, 1000, signal);
    const known = new Map(records.map((record) => [record.id, record]));
    const disputing = new Set(told.flatMap((one) => one.disputed_by));
    const attributing = told.flatMap((one) => one.actors.map((actor) => actor.attributed_by)).filter(Boolean);
    for (const other of new Set([...attributing, ...disputing])) {
      if (!known.has(other)) known.set(other, (await get(recordPath("statements", other), {}, signal)).data);
    }
    const ids = new Set(told.map((one) => one.id));
    const relation = (statement) => statement.about.find(({ incident_id: other }) => ids.has(other))?.relation
      ?? (disputing.has(statement.id) ? "denies" : "attributes");
    replace(element, head(`Who says what of it: ${label(data.sub_event_type).toLowerCase()}, ${when(data.date)}`,
      "Claims about one incident, each under its side, in order of time.", "statements", about),
    incidentCard(data), elsewhere(told.filter((one) => one.id !== id)),
    board([...known.values()], relation, "Nobody is on record about this incident but the report itself."));
  }

  async function showInstrument(id, signal) {
    const [{ data }, { records }] = await Promise.all([get(recordPath("instruments", id), {}, signal),
      all("statements", { cites: id }, 1000, signal)]);
    const stances = new Map(data.citations.map((citation) => [citation.statement_id, citation.stance]));
    replace(element, head(data.name, `${label(data.kind)}. Who cites it and how, each under its side, in order of time.`, "statements", { cites: id }),
      board(records, (statement) => stances.get(statement.id) ?? "cites", "No statement cites it."));
  }

  async function showChoice(signal) {
    const [instruments, statements] = await Promise.all([all("instruments", {}, 1000, signal),
      all("statements", { about__isnull: "false", fields: "id,about" }, 10_000, signal)]);
    const counts = new Map();
    for (const { about } of statements.records) for (const { incident_id: id } of about) counts.set(id, (counts.get(id) ?? 0) + 1);
    const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20);
    const incidents = await Promise.all(most.map(([id]) => get(recordPath("incidents", id), {}, signal)));
    replace(element, head("Exchange", "Choose an incident or an instrument to see what each side says of it.", "instruments", {}),
      h("div", { class: "halves" },
        h("section", {}, h("h2", {}, "Instruments"), choices(instruments.records
          .toSorted((a, b) => b.citations.length - a.citations.length).map((one) => ["instrument", one.id, one.name,
            plural(one.citations.length, "citation")]))),
        h("section", {}, h("h2", {}, "Incidents"), choices(incidents.map(({ data }, index) => ["incident", data.id,
          `${label(data.sub_event_type)}, ${data.place?.name ?? "no place given"}, ${when(data.date)}`,
          plural(most[index][1], "statement")])))));
  }
  return { element, title: "Exchange", update };
}

/** The same incident as each report tells it, the asked-for one among them. */
async function tellings(incident, signal) {
  if (incident.document_count < 2) return [incident];
  const { records } = await all("incidents", { cluster_id: incident.cluster_id }, TELLINGS, signal);
  return records.some(({ id }) => id === incident.id) ? records : [incident, ...records];
}

/** What other reports tell of the same incident, to be compared. */
function elsewhere(others) {
  if (others.length === 0) return null;
  return h("details", { class: "elsewhere" }, h("summary", {}, `The same incident in ${plural(others.length, "other record")}`),
    h("div", { class: "cards" }, others.map((one) => incidentCard(one))));
}

function head(title, intro, path, params) {
  return h("header", { class: "view-head" },
    path === "instruments" ? null : h("p", { class: "crumb" }, h("a", { href: "#/exchange" }, "Exchange")),
    h("h1", { dir: "auto" }, title), h("p", { class: "intro" }, intro), dataPanel(path, params));
}

function choices(rows) {
  if (rows.length === 0) return h("p", { class: "notice" }, "None in these reports.");
  return h("ul", { class: "choices" }, rows.map(([kind, id, name, note]) => h("li", {},
    h("a", { href: format({ view: "exchange", params: { [kind]: id } }) }, named(name)), h("span", { class: "count" }, note))));
}

/** The side that a statement belongs to: the speaker's country, or the speaker. */
export function side(statement) {
  return statement.speaker?.country ?? statement.speaker?.name ?? "Unnamed sources";
}

/** Statements in order of time, those without a date behind, in the order of their reports. */
export function inOrder(statements) {
  const key = ({ date, document, contents }) =>
    [date?.start ? 0 : 1, date?.start ?? "", document.date_published ?? "", document.id, contents[0]?.start ?? 0];
  return statements.map((one) => [key(one), one]).sort(([a], [b]) => {
    const index = a.findIndex((part, place) => part !== b[place]);
    return index < 0 ? 0 : a[index] < b[index] ? -1 : 1;
  }).map(([, one]) => one);
}

/** A column for each side, a row for each day. */
function board(statements, relation, nothing) {
  if (statements.length === 0) return h("p", { class: "notice" }, nothing);
  const sizes = counted(statements.map(side));
  const names = [...sizes.keys()].sort((a, b) => sizes.get(b) - sizes.get(a));
  const sides = names.length > SIDES ? [...names.slice(0, SIDES - 1), "Others"] : names;
  const column = (one) => (sides.includes(side(one)) ? side(one) : "Others");
  const columns = counted(statements.map(column));
  const days = Map.groupBy(inOrder(statements), ({ date }) => when(date));
  return h("div", { class: "board", style: { "--sides": sides.length } },
    h("div", { class: "sides" }, sides.map((name) => h("p", {}, named(name), h("span", { class: "count" }, figure(columns.get(name)))))),
    [...days].map(([day, claims]) => h("section", {}, h("h2", {}, day === "undated" ? "Undated, in the order of the reports" : day),
      h("div", { class: "row" }, sides.map((name) => h("div", { class: "cell" },
        claims.filter((one) => column(one) === name).map((one) => claim(one, relation(one)))))))));
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function claim(statement, relation) {
  return h("article", { class: "claim " + relation, "data-id": statement.id },
    h("p", { class: "stance" }, h("span", { class: "tag" }, label(relation)), dated(statement.date)),
    h("p", { class: "who" }, party(statement.speaker), " ", h("span", { class: "act" }, act(statement))),
    h("blockquote", { class: statement.statement_type, dir: "auto" }, statement.text),
    h("p", { class: "foot" }, joined([named(source(statement.document)), reportLink(statement),
      confidence(statement.confidence), copyButton(() => citeStatement(statement), "Copy citation")])));
}
