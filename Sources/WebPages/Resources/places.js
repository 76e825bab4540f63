/** Where the reader is: what is in focus and in sight stays so while the page is made anew. */

/** Runs an action and brings the focus back to the element with the same id. */
export function keepingFocus(action) {
  const id = document.activeElement?.id;
  action();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
}

/** Runs an action and scrolls so that the first record in sight stands where it stood. */
export function keepingPlace(action) {
  const seen = [...document.querySelectorAll("[data-id]")].find((card) => card.getBoundingClientRect().bottom > 0);
  const top = seen?.getBoundingClientRect().top;
  const id = seen?.dataset.id;
  // The browser keeps the place of what it chooses itself; both at once would move the page twice.
  const root = document.documentElement;
  root.style.setProperty("overflow-anchor", "none");
  action();
  const again = id && document.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (again) window.scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
  requestAnimationFrame(() => root.style.removeProperty("overflow-anchor"));
}

/** Gives an element just these children, leaving alone those that stand where they should. */
export function arrange(holder, children) {
  const wanted = new Set(children);
  for (const child of [...holder.children]) if (!wanted.has(child)) child.remove();
  children.forEach((child, index) => {
    if (holder.children[index] !== child) holder.insertBefore(child, holder.children[index] ?? null);
  });
}

/** Runs an action once the reader has stopped typing. */
export function debounced(action, milliseconds = 250) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds, ...values);
  };
}
