/** The interface's values in words. What stands in no table is written with spaces for underscores. */

const ACTS = {
  say: "said", claim: "claimed", claim_responsibility: "claimed responsibility", explain: "explained",
  emphasize: "emphasized", announce: "announced", confirm: "confirmed", deny: "denied", reject: "rejected",
  accuse: "accused", condemn: "condemned", criticize: "criticized", warn: "warned", threaten: "threatened",
  demand: "demanded", request: "requested", suggest: "suggested", ask: "asked", promise: "promised", offer: "offered",
  agree: "agreed", praise: "praised", apologize: "apologized", thank: "thanked", hope: "hoped", believe: "believed",
  intend: "intended",
};
const LABELS = {
  air_drone_strike: "Air or drone strike", shelling_artillery_missile_attack: "Shelling, artillery or missile attack",
  remote_explosive_landmine_ied: "Landmine or improvised explosive", uav: "drone", ied: "improvised explosive",
  explosions_remote_violence: "Explosions and remote violence", cross_document: "another report",
  abduction_forced_disappearance: "Abduction", looting_property_destruction: "Looting or destruction of property",
};
const BASES = {
  stated: "date given", relative: "worked out from", dateline: "from the dateline", publication: "day of the report",
  cross_document: "from another report",
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** `air_drone_strike` as people write it. */
export function label(value) {
  const text = LABELS[value] ?? String(value).replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The verb of what is done by a statement: "denied". */
export function act(statement) {
  const verb = ACTS[statement.act] ?? label(statement.act).toLowerCase();
  return statement.negated ? "is not said to have " + verb : verb;
}

/** `2024-10-03` as 3 Oct 2024, `2024-10` as Oct 2024. */
export function day(text) {
  const [year, month, number] = text.split("-").map(Number);
  return [number, month && MONTHS[month - 1], year].filter(Boolean).join(" ");
}

/** When, as exactly as the report says it and no more. */
export function when(date) {
  if (!date || !date.start) return "undated";
  const { start, end, precision } = date;
  const exact = precision === "month" ? start.slice(0, 7) : precision === "year" ? start.slice(0, 4) : start;
  if (!end) return "since " + day(exact);
  if (exact !== start) return day(exact);
  return start === end ? day(start) : day(start) + " – " + day(end);
}

/** Where the date comes from: “worked out from ‘on Monday’”. */
export function basis(date) {
  if (!date) return "the report gives no date";
  const said = date.text ? `“${date.text}”` : "";
  if (!date.start) return said ? `said: ${said}` : "could not be resolved";
  return [BASES[date.basis] ?? "", date.basis === "publication" ? "" : said].filter(Boolean).join(" ");
}

/** A number with its bounds: "2", "200 or more", "10–12". */
export function count(number) {
  if (!number) return null;
  const { best, low, high, approximate } = number;
  if (best !== null) return (approximate ? "about " : "") + figure(best);
  if (low !== null && high !== null) return `${figure(low)}–${figure(high)}`;
  if (low !== null) return `${figure(low)} or more`;
  return high !== null ? `up to ${figure(high)}` : number.text ?? null;
}

/** From when to when an actor is named. */
export function seen({ first_seen: first, last_seen: last }) {
  if (!first) return "";
  return first === last || !last ? day(first) : `${day(first)} – ${day(last)}`;
}

/** A number as people read it. */
export function figure(number) {
  return number.toLocaleString("en");
}

/** "1 report", "2 reports". */
export function plural(number, one, many = one + "s") {
  return `${figure(number)} ${number === 1 ? one : many}`;
}

/** A place with the country it lies in. */
export function place(value) {
  if (!value) return null;
  return value.country && value.country !== value.name ? `${value.name}, ${value.country}` : value.name;
}

/** How exactly a place is known. */
export function precision(value) {
  return { exact: "", admin: "somewhere in this division", country: "somewhere in this country",
    region: "somewhere in this region" }[value.geo_precision] ?? "";
}

/** What a report is called: its headline, or who published it and when, or its id. */
export function title(report) {
  return report.headline ?? joinedTitle(report) ?? report.id;
}

/** Who published a report and when, as far as it tells. */
export function source(report) {
  return joinedTitle(report) ?? report.id;
}

function joinedTitle({ publisher, date_published: date }) {
  return [publisher, date && day(date)].filter(Boolean).join(", ") || null;
}
