/**
 * Elements from plain values. Text only ever goes in as text nodes, so that nothing a report says becomes markup.
 */

const SVG = "http://www.w3.org/2000/svg";

/** An HTML element: `h("a", { href, class: "name", onclick }, "text", [more])`. Empty children are left out. */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** An SVG element. */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

/** Puts children in place of what an element holds. */
export function replace(element, ...children) {
  element.replaceChildren(...nodes(children));
  return element;
}

/** Pieces with a text between each two. */
export function joined(pieces, between = " · ") {
  return pieces.filter((piece) => piece !== null && piece !== undefined && piece !== "")
    .flatMap((piece, index) => (index ? [between, piece] : [piece]));
}

/** A name in whatever direction its script has. */
export function named(text) {
  return h("bdi", {}, text);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else if (name === "href") setAddress(element, value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...nodes(children));
  return element;
}

/** Links lead within the page or to web addresses, never to scripts. */
function setAddress(element, value) {
  const address = new URL(value, document.baseURI);
  if (address.protocol === "http:" || address.protocol === "https:") element.setAttribute("href", value);
}

function nodes(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}
