/**
 * Overlapping spans as a row of segments, each with the spans that cover it, so that they can be written as flat markup.
 *
 * @param {number} length of the text, in code points
 * @param {{start: number, end: number}[]} spans half-open; what lies outside of the text is cut off
 * @param {number[]} cuts where a segment must end as well
 * @returns {{start: number, end: number, covers: object[]}[]} that together are the whole text
 */
export function segments(length, spans, cuts = []) {
  const inside = spans.map((span) => ({ span, start: Math.max(0, span.start), end: Math.min(length, span.end) }))
    .filter(({ start, end }) => start < end).sort((a, b) => a.start - b.start || b.end - a.end);
  const borders = [...new Set([0, length, ...cuts.filter((cut) => cut > 0 && cut < length),
    ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const found = [];
  let [open, next] = [[], 0];
  for (let index = 0; index + 1 < borders.length; index += 1) {
    const [start, end] = [borders[index], borders[index + 1]];
    open = open.filter((entry) => entry.end > start);
    while (next < inside.length && inside[next].start <= start) open.push(inside[next++]);
    found.push({ start, end, covers: open.map((entry) => entry.span) });
  }
  return found;
}
