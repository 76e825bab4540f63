/** Tells when the data has changed, from the service's stream of events (HTML Standard §9.2). */

/**
 * @param {string|undefined} address of the stream; without one nothing is told
 * @param {string} known the version that is shown now
 */
export function listen(address, known, onchange) {
  if (!address) return;
  let version = known;
  const stream = new EventSource(address);
  stream.addEventListener("message", (event) => {
    if (!event.lastEventId || event.lastEventId === version) return;
    version = event.lastEventId;
    onchange();
  });
  addEventListener("pagehide", () => stream.close());
}
