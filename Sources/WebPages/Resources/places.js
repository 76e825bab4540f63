/** Where the reader is: what is in focus and in sight stays so while the page is made anew. */

/** Runs an action and brings the focus back to the element with the same id. */
export function keepingFocus(action) {
  const id = document.activeElement?.id;
  action();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus({ preventScroll: true });
}

/** Runs an action and scrolls so that the first record in sight stands where it stood. */
export async function keepingPlace(action) {
  const seen = [...document.querySelectorAll("[data-id]")].find((card) => card.getBoundingClientRect().bottom > 0);
  const top = seen?.getBoundingClientRect().top;
  const id = seen?.dataset.id;
  await action();
  const again = id && document.querySelector(`[data-id="${CSS.escape(id)}"]`);
  if (again) window.scrollBy({ top: again.getBoundingClientRect().top - top, behavior: "instant" });
}

/** Runs an action once the reader has stopped typing. */
export function debounced(action, milliseconds = 250) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds, ...values);
  };
}
