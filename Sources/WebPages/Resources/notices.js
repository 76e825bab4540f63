/** What is shown in place of records: that they are on their way, or what went wrong. */

import { h } from "./dom.js";

/** An error with what can be done about it. */
export function problemNotice(problem, retry) {
  return h("div", { class: "notice problem", role: "alert" },
    h("h2", {}, problem.title ?? "Something went wrong"), h("p", {}, problem.message),
    (problem.errors ?? []).filter((error) => error.did_you_mean).map((error) =>
      h("p", {}, `Instead of “${error.parameter}”, did you mean “${error.did_you_mean}”?`)),
    h("p", {}, retry ? h("button", { type: "button", onclick: retry }, "Try again") : null, " ",
      h("a", { href: "#/statements" }, "All statements")));
}

/** That something is on its way. */
export function loadingNotice(text = "Reading the record …") {
  return h("p", { class: "notice loading" }, text);
}
