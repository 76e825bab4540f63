/** All that is known of somebody: names, roles with their sources, what they say, what is said of and done by them. */

import { address, all, get, recordPath } from "./api.js";
import { incidentCard, statementCard } from "./cards.js";
import { dataPanel } from "./data.js";
import { h, joined, named, replace } from "./dom.js";
import { graph } from "./graph.js";
import { format } from "./state.js";
import { figure, label, seen } from "./words.js";

const FEW = 10;
/** The lists of an actor's page: heading, resource, and the filter that the actor's id goes into. */
const PARTS = [
  ["What they say", "statements", "speaker", "counts.statements"], ["What is said to them", "statements", "addressee"],
  ["What is said of them", "statements", "mentions"], ["What they do, or are said to do", "incidents", "actor"],
  ["What is done to them", "incidents", "target"],
];

export function actorPage(context, id) {
  const element = h("div", { class: "view single" });
  async function update(state, { signal }) {
    const path = recordPath("actors", id);
    const [{ data: actor }, names, ...lists] = await Promise.all([get(path, {}, signal), context.names(signal),
      ...PARTS.map(([, resource, filter]) => get(resource, { [filter]: id, limit: FEW }, signal))]);
    const drawn = { fields: "id,speaker,addressee,mentions,act" };
    const around = await Promise.all(["speaker", "mentions", "addressee"].map((filter) =>
      all("statements", { ...drawn, [filter]: id }, 2000, signal)));
    const statements = [...new Map(around.flatMap(({ records }) => records).map((one) => [one.id, one])).values()]
      .map((one) => narrowed(one, id));
    replace(element, head(actor, path), graph(statements, names, 12),
      PARTS.map((part, index) => section(part, lists[index], id)));
    document.title = `${actor.name} · OnRecord`;
  }
  return { element, title: "Actor", update };
}

/** Of a statement by somebody else, only what it has to do with this actor. */
function narrowed(statement, id) {
  if (statement.speaker?.actor_id === id) return statement;
  return { ...statement, mentions: statement.mentions.filter((other) => other === id),
    addressee: statement.addressee?.actor_id === id ? statement.addressee : null };
}

function head(actor, path) {
  const roles = new Map(actor.roles.map((role) => [role.role, role]));
  return h("header", { class: "view-head" },
    h("p", { class: "crumb" }, h("a", { href: "#/actors" }, "Actors")),
    h("h1", { dir: "auto" }, actor.name),
    h("p", { class: "intro" }, joined([actor.classification ? label(actor.classification) : null,
      actor.country ? named(actor.country) : null, actor.sector ? label(actor.sector) : null, seen(actor)])),
    actor.other_names.length ? h("p", { class: "summary" }, "Also written ", joined(actor.other_names.map(named), ", ")) : null,
    roles.size ? h("p", { class: "summary" }, "Called ", joined([...roles.values()].map((role) =>
      h("a", { href: format({ view: "reports", id: role.document_id, params: role.span
        ? { span: `${role.span.start}-${role.span.end}` } : {} }) }, named(role.role))), "; ")) : null,
    dataPanel("statements", { speaker: actor.id }),
    h("p", { class: "summary" }, h("a", { href: address(path).href }, "This actor as JSON")));
}

function section([title, resource, filter], page, id) {
  if (page.meta.count === 0) return null;
  const card = resource === "statements" ? statementCard : incidentCard;
  const href = format({ view: resource, params: { [filter]: id } });
  return h("section", { class: "part" }, h("h2", {}, title, " ", h("span", { class: "count" }, figure(page.meta.count))),
    h("div", { class: "cards" }, page.data.map((record) => card(record))),
    page.meta.count > FEW ? h("p", {}, h("a", { href }, `All ${figure(page.meta.count)}`)) : null);
}
