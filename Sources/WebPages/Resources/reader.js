/** A report to be read: its exact text with the records in place, and the records beside it, each leading to the other. */

import { all, get, recordPath, text as getText } from "./api.js";
import { CodePoints } from "./codepoints.js";
import { dataPanel } from "./data.js";
import { h, joined, named, replace } from "./dom.js";
import { passages } from "./passages.js";
import { sideList } from "./sidelist.js";
import { format, readSpan, withParam } from "./state.js";
import { day, label, plural, title } from "./words.js";

const MOST = 5000;

export function reader(context, id) {
  const element = h("div", { class: "view reader" });
  let shown = null;
  let now = null;

  async function update(state, { signal, isRefresh = false }) {
    const { data: report } = await get(recordPath("documents", id), {}, signal);
    const isSame = shown?.sha256 === report.sha256;
    if (!isSame || isRefresh) shown = build(report, await load(report, signal), state);
    shown.show(state);
    now = state;
  }

  async function load(report, signal) {
    const part = (resource) => all(resource, { document: report.id, sort: "position" }, MOST, signal);
    const [content, statements, incidents, uncovered] = await Promise.all([
      getText(recordPath("documents", report.id) + "/text", signal), part("statements"), part("incidents"),
      get(recordPath("documents", report.id) + "/uncovered", {}, signal)]);
    return { text: new CodePoints(content), statements: statements.records, incidents: incidents.records,
      uncovered: uncovered.data };
  }

  function build(report, records, state) {
    let current = state;
    const select = (record) => context.go({ ...withParam(withParam(current, "record", record), "span") }, { replace: true });
    const body = passages(records, select);
    const side = sideList(records, select);
    replace(element, head(report, records, body, () => current),
      h("div", { class: "columns" }, h("section", { class: "page", "aria-label": "Text of the report" }, body.element),
        side.element));
    document.title = `${title(report)} · OnRecord`;
    function show(newState) {
      current = newState;
      const record = newState.params.get("record");
      const span = readSpan(newState.params.get("span"));
      side.show(record);
      body.show(record, span);
    }
    return { sha256: report.sha256, show };
  }

  function head(report, records, body, state) {
    const link = h("button", { type: "button", id: "link-passage", disabled: true, onclick: () => {
      const { start, end } = body.selection();
      context.go(withParam(withParam(state(), "span", `${start}-${end}`), "record"));
    } }, "Link to the selected words");
    body.onselection = (span) => { link.disabled = !span; };
    return h("header", { class: "view-head" }, h("p", { class: "crumb" }, h("a", { href: "#/reports" }, "Reports")),
      h("h1", { dir: "auto" }, report.headline ?? opening(records.text.text)),
      h("p", { class: "intro" }, joined([report.headline ? null : "opening words, for the report has no headline",
        report.publisher ? named(report.publisher) : null, report.author ? named(report.author) : null, report.dateline ? named(report.dateline) : null,
        report.date_published ? day(report.date_published) : "undated", named(report.path ?? report.id)])),
      h("p", { class: "summary" }, joined([plural(records.statements.length, "statement"), plural(records.incidents.length, "incident"),
        records.uncovered.length ? `${plural(records.uncovered.length, "quotation")} that no statement covers` : "every quotation is covered by a statement",
        plural(records.text.length, "character")])),
      report.warnings.map((warning) => h("p", { class: "status unreal" }, warning.message ?? label(warning.code))),
      h("div", { class: "tools" }, layers(body), link),
      dataPanel("statements", { document: report.id },
        [["Text", recordPath("documents", report.id) + "/text"], ["Annotations", recordPath("documents", report.id) + "/annotations"]]));
  }
  /** Once the text is in the page, what is chosen can be scrolled to. */
  const settled = () => shown.show(now);
  return { element, title: "Report", update, settled };
}

/** Which kinds of records are marked in the text. */
function layers(body) {
  return h("fieldset", { class: "layers" }, h("legend", { class: "visually-hidden" }, "Marked in the text"),
    [["statements", "Statements"], ["incidents", "Incidents"], ["uncovered", "Uncovered quotations"]].map(([layer, name]) => {
      const box = h("input", { type: "checkbox", id: "layer-" + layer, checked: true,
        onchange: () => body.element.classList.toggle("no-" + layer, !box.checked) });
      return h("span", { class: "layer " + layer }, box, h("label", { for: box.id }, name));
    }));
}

/** The first words of a text, for want of a headline. */
function opening(text) {
  const words = text.trim().split(/\s+/).slice(0, 10).join(" ");
  return words.length < text.trim().length ? words + " …" : words;
}

/** The address of a stretch of a report. */
export function passageLink(document, { start, end }) {
  return format({ view: "reports", id: document, params: { span: `${start}-${end}` } });
}
