/** The page: reads the address, shows the view that it names, and keeps it fresh. */

import { address, all, get } from "./api.js";
import { h, replace } from "./dom.js";
import { listen } from "./live.js";
import { loadingNotice, problemNotice } from "./notices.js";
import { format, parse, VIEWS } from "./state.js";
import { label, plural } from "./words.js";

const main = document.getElementById("main");
const MODULES = {
  statements: () => import("./statements.js"), incidents: () => import("./incidents.js"),
  actors: () => import("./actors.js"), reports: () => import("./reports.js"), exchange: () => import("./exchange.js"),
};
let current = { key: null, view: null, abort: new AbortController() };
let names = null;

const context = {
  /** Goes to a state; `replace` leaves no step for the back button, as while one types. */
  go(state, { replace: isReplaced = false } = {}) {
    const fragment = format(state);
    if (fragment === location.hash) return;
    if (isReplaced) history.replaceState(null, "", fragment);
    else history.pushState(null, "", fragment);
    show();
  },
  announce(text) {
    document.getElementById("announcement").textContent = text;
  },
  /** The names of actors by their ids, asked for once for each version of the data. */
  names(signal) {
    names ??= all("actors", { fields: "id,name" }, 20_000, signal)
      .then(({ records }) => new Map(records.map(({ id, name }) => [id, name])));
    names.catch(() => { names = null; });
    return names;
  },
};

async function show({ isRefresh = false } = {}) {
  const state = parse(location.hash);
  const key = state.view + " " + (state.id ?? "");
  current.abort.abort();
  const abort = new AbortController();
  current.abort = abort;
  markView(state.view);
  main.setAttribute("aria-busy", "true");
  try {
    const isNew = current.key !== key;
    if (isNew) {
      const waiting = setTimeout(() => replace(main, loadingNotice()), 250);
      const module = await MODULES[state.view]();
      const view = module.create(context, state.id);
      await view.update(state, { signal: abort.signal }).finally(() => clearTimeout(waiting));
      if (abort.signal.aborted) return;
      const isFirst = current.key === null;
      Object.assign(current, { key, view });
      if (!view.title.match(/^(Report|Actor)$/)) document.title = `${view.title} · OnRecord`;
      replace(main, view.element);
      if (!isFirst) main.focus({ preventScroll: true });
      if (!state.params.has("record") && !state.params.has("span")) scrollTo({ top: 0, behavior: "instant" });
      view.settled?.();
    } else await current.view.update(state, { signal: abort.signal, isRefresh });
    main.removeAttribute("aria-busy");
  } catch (error) {
    if (error.name === "AbortError" || abort.signal.aborted) return;
    fail(error);
  }
}

function fail(error) {
  current.key = null;
  main.removeAttribute("aria-busy");
  if (error.status === 503) {
    replace(main, loadingNotice("The reports are still being read. This page goes on by itself."));
    setTimeout(start, 1000);
  } else replace(main, problemNotice(error, () => show()));
  if (!error.title) console.error(error);
}

function markView(view) {
  for (const link of document.querySelectorAll("#views a")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** What is held, beside the name. */
async function showHoldings() {
  const { data, meta } = await get("", {});
  const count = (name) => data.resources.find((resource) => resource.name === name)?.count ?? 0;
  replace(document.getElementById("holdings"), [plural(count("statements"), "statement"),
    plural(count("incidents"), "incident"), plural(count("documents"), "report")].join(" · "));
  return { version: meta.dataset_version, events: data.links.events && address("events").href };
}

async function refresh() {
  names = null;
  await showHoldings();
  await show({ isRefresh: true });
  context.announce("The data has changed. What is shown is up to date.");
}

let isListening = false;
async function start() {
  try {
    const { version, events } = await showHoldings();
    if (!isListening) listen(events, version, refresh);
    isListening = true;
    await show();
  } catch (error) {
    fail(error);
  }
}

replace(document.getElementById("views"), h("ul", {}, VIEWS.map((view) =>
  h("li", {}, h("a", { href: "#/" + view, "data-view": view }, label(view))))));
document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
addEventListener("hashchange", () => show());
start();
