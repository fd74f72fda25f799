/** Mathematics that a browser sets by itself, without a style or a font of KaTeX's. */

/** KaTeX is not asked for more than this: its time is not linear. */
const LONGEST = 2000;

/** Set the formulas in `root`, whose sources are seen until then. */
export async function typeset(root: HTMLElement): Promise<void> {
  const waiting = [...root.querySelectorAll<HTMLElement>('.maths')];
  if (!waiting.length) return;
  const { default: katex } = await import('katex');
  for (const place of waiting) {
    const source = place.title;
    if (source.length > LONGEST) continue;
    try {
      const displayMode = place.classList.contains('display');
      katex.render(source, place, { output: 'mathml', displayMode, strict: 'ignore', maxSize: 20, maxExpand: 200 });
    } catch {
      continue;
    }
    place.removeAttribute('title');
  }
}
