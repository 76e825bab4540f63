/** Who said what. */

import { statementCard } from "./cards.js";
import { listing } from "./listing.js";

const FACETS = [
  { name: "speaker", title: "Speaker", plain: true }, { name: "act", title: "What is done by it" },
  { name: "country", title: "Speaker’s country", plain: true }, { name: "addressee", title: "Said to", plain: true },
  { name: "statement_type", title: "How it is given" }, { name: "cites", title: "Cites", plain: true },
  { name: "publisher", title: "Published by", plain: true }, { name: "document", title: "Report", plain: true },
  { name: "resolution", title: "How the speaker is written" },
];
const CONTROLS = {
  orders: [["", "As in the reports"], ["-date", "Latest first"], ["date", "Earliest first"], ["speaker", "By speaker"],
    ["-confidence", "Surest first"]],
  days: "date",
  limits: [["confidence__gte", "How sure", [["0.5", "50% and more"], ["0.8", "80% and more"], ["0.95", "95% and more"]]]],
};

export function create(context) {
  return listing({
    resource: "statements", title: "Statements", facets: FACETS, controls: CONTROLS, card: statementCard,
    intro: "Who said what, as the reports give it.",
  }, context);
}
