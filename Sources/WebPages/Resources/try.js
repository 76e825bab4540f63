/** A form that sends an operation's request and shows what comes back. */

import { address } from "./api.js";
import { copyButton } from "./data.js";
import { h, replace } from "./dom.js";

/** More than that of an answer is not shown. */
const MOST = 50_000;

export function tryForm(operation, choicesOf) {
  const { id, path, parameters } = operation;
  const inPath = parameters.filter((one) => one.in === "path")
    .concat([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path" })))
    .filter((one, index, all) => one.in === "path" && all.findIndex(({ name }) => name === one.name) === index);
  const inQuery = parameters.filter((one) => one.in === "query");
  const fields = h("div", { class: "fields" });
  const output = h("div", { class: "output", role: "status" });
  const pathInputs = new Map(inPath.map(({ name }) => [name, input(`${id}-${name}`, name, [], true)]));
  const queryRows = [];

  function addRow() {
    const number = queryRows.length;
    const value = h("span");
    const name = h("select", { id: `${id}-name-${number}`, "aria-label": "Parameter", onchange: () => choose() },
      h("option", { value: "" }, "parameter …"), inQuery.map((one) => h("option", { value: one.name }, one.name)));
    const choose = () => {
      const parameter = inQuery.find((one) => one.name === name.value);
      replace(value, parameter ? input(`${id}-value-${number}`, parameter.name, choicesOf(parameter)) : null);
    };
    queryRows.push(() => [name.value, value.querySelector("input")?.value ?? ""]);
    fields.append(h("p", {}, name, " ", value));
  }

  async function send(event) {
    event.preventDefault();
    const filled = path.slice(1).replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(pathInputs.get(name).value.trim()));
    const url = address(filled, queryRows.map((row) => row()).filter(([name]) => name));
    replace(output, "Asking …");
    try {
      const response = await fetch(url, { headers: { Accept: "application/json, */*;q=0.5" } });
      await show(url, response);
    } catch {
      replace(output, h("p", { class: "notice" }, "No answer. Is the service still running?"));
    }
  }

  async function show(url, response) {
    const shown = ["content-type", "etag", "x-total-count", "link"].filter((name) => response.headers.has(name));
    const body = /event-stream/.test(response.headers.get("content-type") ?? "") ? await first(response) : await response.text();
    const text = indented(body);
    replace(output, h("p", {}, h("strong", {}, String(response.status)), " ", h("code", {}, url.href), " ",
      copyButton(`curl -s '${url.href.replaceAll("'", "%27")}'`, "Copy curl")),
    h("pre", { tabindex: "0", "aria-label": "The answer" }, shown.map((name) => `${name}: ${response.headers.get(name)}\n`), "\n",
      text.length > MOST ? text.slice(0, MOST) + "\n… and more" : text));
  }

  if (inQuery.length) addRow();
  return h("form", { class: "try", onsubmit: send, "aria-label": `Try ${path}` }, h("h3", {}, "Try it"),
    [...pathInputs].map(([name, field]) => h("p", {}, h("label", { for: field.id }, name), " ", field)), fields,
    h("p", { class: "buttons" }, h("button", { type: "submit" }, "Send"), " ",
      inQuery.length ? h("button", { type: "button", class: "quiet", onclick: addRow }, "another parameter") : null),
    output);
}

function input(id, name, choices, isRequired = false) {
  const list = choices.length ? id + "-list" : null;
  const field = h("input", { type: "text", id, list, "aria-label": `Value of ${name}`, required: isRequired, autocomplete: "off",
    spellcheck: "false" });
  return list ? h("span", {}, field, h("datalist", { id: list }, choices.map((value) => h("option", { value })))) : field;
}

/** The first piece of an answer that does not end. */
async function first(response) {
  const reader = response.body.getReader();
  const { value } = await reader.read();
  reader.cancel();
  return new TextDecoder().decode(value);
}

function indented(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
