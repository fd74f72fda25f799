/** `\boxed{...}`: where it stands, and whether two of them say the same. */

const OPENING = '\\boxed{';

/** Where the braces that open at `from` close; -1 while they do not. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** The box that `text` begins with. */
export function leadingBox(text: string): { raw: string; inside: string } | null {
  if (!text.startsWith(OPENING)) return null;
  const end = closing(text, OPENING.length - 1);
  return end < 0 ? null : { raw: text.slice(0, end + 1), inside: text.slice(OPENING.length, end) };
}

/** What stands in the last box of `text`. */
export function lastBox(text: string): string | null {
  const at = text.lastIndexOf(OPENING);
  return at < 0 ? null : (leadingBox(text.slice(at))?.inside ?? null);
}

/** What is the same in two ways to write the same: numbers as numbers, all else without its ornament. */
export function normal(inside: string): string {
  const plain = inside
    .replace(/\\(?:text|mathrm|mathbf)\{([^{}]*)\}/g, '$1')
    .replace(/\\d?frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\(?:left|right|,|!|;|:| )|[$\s]/g, '')
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/\.$/, '')
    .toLowerCase();
  const fraction = /^(-?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/.exec(plain);
  if (!fraction) return plain;
  const value = Number(fraction[1]) / Number(fraction[2] ?? 1);
  return Number.isFinite(value) ? String(Number(value.toPrecision(12))) : plain;
}
