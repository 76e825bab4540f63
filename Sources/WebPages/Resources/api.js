/** Asks the service. Addresses are relative to the page's folder, so that a prefix in front of it does not matter. */

const ROOT = new URL("./", document.baseURI);

/** What went wrong, as the service tells it (RFC 9457). */
export class Problem extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `The service answered ${status}.`);
    this.status = status;
    this.title = problem.title ?? "Something went wrong";
    this.errors = problem.errors ?? [];
  }
}

/** The whole address of a resource, for people to copy. */
export function address(path, params) {
  const url = new URL(path, ROOT);
  url.search = new URLSearchParams(params ?? {}).toString();
  return url;
}

/** The address of a record. */
export function recordPath(resource, id) {
  return resource + "/" + encodeURIComponent(id);
}

/** A JSON answer. @throws {Problem} */
export async function get(path, params, signal) {
  const response = await ask(path, params, "application/json", signal);
  return response.json();
}

/** A text answer. @throws {Problem} */
export async function text(path, signal) {
  const response = await ask(path, {}, "text/plain", signal);
  return response.text();
}

/** All records of a list up to a number, page by page; `isWhole` tells whether there are no more. */
export async function all(path, params, most, signal) {
  const query = new URLSearchParams(params);
  query.set("limit", String(Math.min(most, 1000)));
  const records = [];
  for (;;) {
    const page = await get(path, query, signal);
    records.push(...page.data);
    const next = page.links.next;
    if (!next || records.length >= most) return { records, count: page.meta.count, isWhole: !next };
    query.set("cursor", new URL(next, ROOT).searchParams.get("cursor"));
  }
}

async function ask(path, params, type, signal) {
  let response;
  try {
    response = await fetch(address(path, params), { headers: { Accept: type }, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, { title: "No answer", detail: "The service does not answer. Is it still running?" });
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Problem(response.status, problem);
}
