/** The few marks that the description's prose has: paragraphs, `code` and **bold**. */

import { h } from "./dom.js";

export function prose(text) {
  return text.trim().split(/\n\s*\n/).map((paragraph) => h("p", {}, pieces(paragraph)));
}

function pieces(text) {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((piece) => {
    if (piece.startsWith("`") && piece.length > 1) return h("code", {}, piece.slice(1, -1));
    if (piece.startsWith("**") && piece.length > 3) return h("strong", {}, piece.slice(2, -2));
    return piece;
  });
}
