/**
 * The service counts Unicode code points, JavaScript UTF-16 units: a character beyond the Basic Multilingual Plane is
 * one of the first and two of the second. This leads from one to the other.
 */
export class CodePoints {
  /** For each code point where it begins; null where both counts are the same. */
  #starts = null;

  constructor(text) {
    this.text = text;
    if (/[\u{10000}-\u{10ffff}]/u.test(text)) {
      this.#starts = [];
      for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) this.#starts.push(unit);
    }
    this.length = this.#starts ? this.#starts.length : text.length;
  }

  /** Where a code point begins, in UTF-16 units. */
  unit(offset) {
    if (!this.#starts) return Math.min(offset, this.length);
    return offset < this.#starts.length ? this.#starts[offset] : this.text.length;
  }

  /** The number of code points before a UTF-16 unit. */
  offset(unit) {
    if (!this.#starts) return Math.min(unit, this.length);
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}
