/** The description of the interface as a page, made from openapi.json while it is read. */

import { get } from "./api.js";
import { h, joined, replace } from "./dom.js";
import { problemNotice } from "./notices.js";
import { prose } from "./prose.js";
import { tryForm } from "./try.js";

const main = document.getElementById("main");

async function start() {
  try {
    const description = await get("openapi.json", {});
    replace(main, page(description));
    main.removeAttribute("aria-busy");
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  } catch (error) {
    replace(main, problemNotice(error, start));
  }
}

function page(description) {
  const operations = Object.entries(description.paths).map(([path, item]) => operationOf(description, path, item.get));
  const tags = description.tags ?? [];
  return h("div", { class: "docs" },
    h("nav", { class: "contents", "aria-label": "Operations" }, tags.map((tag) => [h("h2", {}, tag.description ?? tag.name),
      h("ul", {}, operations.filter((operation) => operation.tags.includes(tag.name)).map((operation) =>
        h("li", {}, h("a", { href: "#" + operation.id }, operation.path))))])),
    h("div", { class: "operations" },
      h("header", { class: "view-head" }, h("h1", {}, `${description.info.title} ${description.info.version}`),
        h("p", { class: "intro" }, description.info.summary), prose(description.info.description ?? "")),
      operations.map((operation) => section(description, operation))));
}

function operationOf(description, path, get) {
  return { path, id: get.operationId, tags: get.tags ?? [], summary: get.summary, description: get.description,
    parameters: (get.parameters ?? []).map((one) => follow(description, one)), responses: get.responses ?? {} };
}

/** What a reference stands for; anything else is itself. */
function follow(description, node) {
  if (!node?.$ref) return node;
  return node.$ref.slice(2).split("/").reduce((part, name) => part?.[name], description) ?? {};
}

function section(description, operation) {
  const answer = follow(description, operation.responses["200"] ?? {});
  return h("section", { class: "operation", id: operation.id, "aria-labelledby": operation.id + "-title" },
    h("h2", { id: operation.id + "-title" }, h("span", { class: "method" }, "GET"), " ", h("code", {}, operation.path)),
    h("p", { class: "intro" }, operation.summary), operation.description ? prose(operation.description) : null,
    parameters(description, operation), answers(description, answer, operation.responses),
    tryForm(operation, (parameter) => choicesOf(description, parameter)));
}

/** Filters that differ only in their operator stand in one row. */
function parameters(description, { path, parameters: list }) {
  if (list.length === 0) return null;
  const rows = new Map();
  for (const one of list) {
    const [field, operator] = one.name.split("__");
    const row = rows.get(field) ?? { field, operators: [] };
    if (operator) row.operators.push(operator);
    else row.parameter = one;
    rows.set(field, row);
  }
  return h("details", { class: "parameters", open: rows.size <= 6 }, h("summary", {}, `Parameters (${list.length})`),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `Parameters of ${path}` },
      h("table", {}, h("thead", {}, h("tr", {}, ["Name", "What it asks for", "Values"].map((text) => h("th", { scope: "col" }, text)))),
        h("tbody", {}, [...rows.values()].map((row) => parameterRow(description, row))))));
}

function parameterRow(description, { field, operators, parameter }) {
  const schema = parameter ? follow(description, parameter.schema) : {};
  const values = parameter ? choicesOf(description, parameter) : [];
  return h("tr", {},
    h("th", { scope: "row" }, h("code", {}, field), operators.map((operator) => [" ", h("code", { class: "operator" }, "__" + operator)])),
    h("td", {}, prose(parameter?.description ?? "")),
    h("td", {}, values.length ? joined(values.map((value) => h("code", {}, value)), " ") : type(description, schema),
      schema.default === undefined ? null : [" default ", h("code", {}, String(schema.default))]));
}

function type(description, schema) {
  if (schema.type === "array") return type(description, follow(description, schema.items));
  const bounds = [schema.minimum !== undefined ? `from ${schema.minimum}` : "", schema.maximum !== undefined ? `to ${schema.maximum}` : ""];
  return [[].concat(schema.type ?? "").join(" or "), ...bounds, schema.description ?? ""].filter(Boolean).join(" ");
}

/** A closed set's values. */
function choicesOf(description, parameter) {
  const schema = follow(description, parameter.schema ?? {});
  const items = schema.type === "array" ? follow(description, schema.items ?? {}) : schema;
  return items.enum ?? [];
}

function answers(description, answer, responses) {
  const examples = Object.entries(answer.content ?? {}).flatMap(([mediaType, content]) =>
    Object.values(content.examples ?? {}).map((example) => [mediaType, follow(description, example)]));
  const statuses = Object.entries(responses).map(([status, response]) => [status, follow(description, response).description]);
  return h("details", {}, h("summary", {}, "Answers"),
    h("dl", { class: "statuses" }, statuses.map(([status, text]) => h("div", {}, h("dt", {}, status), h("dd", {}, text)))),
    examples.map(([mediaType, example]) => [h("p", { class: "caption" }, example.summary ?? mediaType),
      h("pre", { tabindex: "0", "aria-label": `Example: ${example.summary ?? mediaType}` },
        typeof example.value === "string" ? example.value : JSON.stringify(example.value, null, 2))]));
}

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
start();
