/** The text of a report with what stands in it marked. Spans overlap; the text is cut where any of them begins or ends. */

import { h } from "./dom.js";
import { debounced } from "./places.js";
import { segments } from "./segments.js";

/** Where an incident's part is underlined and a statement's content tinted; `id` is the record's. */
function spansOf({ statements, incidents, uncovered }) {
  const depth = new Map();
  for (const { id, nested_in: outer } of statements) depth.set(id, outer ? (depth.get(outer) ?? 1) + 1 : 1);
  const mark = (id, kind, level = 0) => ({ start, end }) => ({ start, end, id, kind, level });
  const one = (span) => (span ? [span] : []);
  return [
    ...statements.flatMap(({ id, contents, cue, speaker }) => [...contents.map(mark(id, "content", Math.min(3, depth.get(id)))),
      ...one(cue).map(mark(id, "cue")), ...one(speaker?.mention).map(mark(id, "speaker"))]),
    ...incidents.flatMap(({ id, evidence, triggers }) => [...evidence.map(mark(id, "evidence")), ...triggers.map(mark(id, "trigger"))]),
    ...uncovered.map((span) => mark(uncoveredName(span), "uncovered")(span)),
  ];
}

/** What an uncovered quotation is called in the address, for it has no id. */
export function uncoveredName({ start, end }) {
  return `uncovered-${start}-${end}`;
}

/** @returns {{element, show(record, span), selection(), onselection}} */
export function passages(records, select) {
  const { text } = records;
  const spans = spansOf(records);
  const element = h("div", { class: "text", dir: "auto", lang: "en" });
  const self = { element, onselection: () => {}, selection: () => selected(element, text), show };
  let target = null;

  function draw() {
    const paragraphs = breaks(text);
    const pieces = segments(text.length, target ? [...spans, { ...target, id: "target", kind: "target", level: 0 }] : spans, paragraphs);
    const ends = new Set(paragraphs);
    const found = [];
    let open = [];
    for (const piece of pieces) {
      open.push(segment(piece, text));
      if (ends.has(piece.end) || piece.end === text.length) {
        found.push(h("p", {}, open));
        open = [];
      }
    }
    element.replaceChildren(...found);
  }

  function show(record, span) {
    if (target?.start !== span?.start || target?.end !== span?.end) {
      target = span;
      draw();
    }
    for (const piece of element.querySelectorAll(".on")) piece.classList.remove("on");
    const chosen = span ? [...element.querySelectorAll(".target")]
      : record ? [...element.querySelectorAll(`[data-ids~="${CSS.escape(record)}"]`)] : [];
    for (const piece of chosen) piece.classList.add("on");
    if (chosen.length && !isInSight(chosen[0])) chosen[0].scrollIntoView({ block: "start" });
  }

  element.addEventListener("click", (event) => {
    const ids = event.target.closest?.("[data-ids]")?.dataset.ids.split(" ") ?? [];
    if (ids.length === 0 || !getSelection().isCollapsed) return;
    const now = ids.indexOf(element.dataset.record ?? "");
    const next = ids[(now + 1) % ids.length];
    element.dataset.record = next;
    select(next);
  });
  document.addEventListener("selectionchange", debounced(() => {
    if (element.isConnected) self.onselection(self.selection());
  }, 100));
  draw();
  return self;
}

function isInSight(piece) {
  const { top, bottom } = piece.getBoundingClientRect();
  return top > 40 && bottom < innerHeight * (innerWidth < 960 ? 0.5 : 0.85);
}

/** Behind each run of line breaks that leaves a line empty, a paragraph begins. */
function breaks(text) {
  return [...text.text.matchAll(/\n[^\S\n]*\n\s*/g)].map((match) => text.offset(match.index + match[0].length));
}

/** One segment. The records that cover it stand in `data-ids`, the shortest first, which is the innermost. */
function segment({ start, end, covers }, text) {
  const content = text.slice(start, end);
  const inner = covers.filter(({ kind }) => kind !== "target").toSorted((a, b) => a.end - a.start - (b.end - b.start));
  const classes = new Set(covers.map(({ kind }) => kind));
  const level = Math.max(0, ...covers.map((cover) => cover.level));
  if (level) classes.add("level-" + level);
  return h(level ? "mark" : "span", { class: [...classes].join(" ") || null, "data-start": start,
    "data-ids": [...new Set(inner.map(({ id }) => id))].join(" ") || null,
    "data-contents": [...new Set(inner.filter(({ kind }) => kind === "content" || kind === "evidence").map(({ id }) => id))].join(" ") || null,
  }, content);
}

/** The selected stretch in code points; null where nothing of the text is selected. */
function selected(element, text) {
  const selection = getSelection();
  if (selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const [start, end] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  return start !== null && end !== null && start < end ? { start, end } : null;

  function offset(node, unit) {
    if (node.nodeType === Node.TEXT_NODE) {
      return text.offset(text.unit(Number(node.parentElement.dataset.start)) + unit);
    }
    const next = node.childNodes[unit]?.querySelector?.("[data-start]") ?? node.childNodes[unit];
    if (next?.dataset?.start) return Number(next.dataset.start);
    return unit >= node.childNodes.length ? endOf(node) : null;
  }

  function endOf(node) {
    const last = node.matches?.("[data-start]") ? node : [...node.querySelectorAll("[data-start]")].at(-1);
    return last ? text.offset(text.unit(Number(last.dataset.start)) + last.textContent.length) : null;
  }
}
