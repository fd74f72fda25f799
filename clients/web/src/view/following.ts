/** Pixels left above what stays in sight. */
const ABOVE = 10;

/** Keep the end of `scroller` in sight while its content grows, unless the reader has scrolled up.
 *
 * begin: what is read from its top on. That stays in sight too, until the reader scrolls to the end.
 */
export function following(scroller: HTMLElement, begin?: () => Element | null): () => void {
  let follows = true;
  let top = 0;
  /** How far down the end was when the content was last laid out. It may have grown since, unseen by the reader. */
  let end = 0;
  const bottom = () => scroller.scrollHeight - scroller.clientHeight;
  const content = scroller.firstElementChild;
  /** How far down `begin` is in sight. */
  const most = () => {
    const first = begin?.();
    if (!first) return Number.POSITIVE_INFINITY;
    return scroller.scrollTop + first.getBoundingClientRect().top - scroller.getBoundingClientRect().top - ABOVE;
  };
  const scrolled = () => {
    const before = top;
    top = scroller.scrollTop;
    const far = most() + 1;
    if (Math.min(end, bottom()) - top < 40) follows = true;
    // The content may have grown since: only the reader goes up, or beyond what stays in sight.
    else if (top < before || (before <= far && top > far)) follows = false;
  };
  /** A question that is written anew stays where it is, however much comes below it. */
  const writes = () => document.activeElement?.matches('textarea') && scroller.contains(document.activeElement);
  const observer = new ResizeObserver(() => {
    end = bottom();
    if (!follows || writes()) return;
    const far = most();
    scroller.scrollTop = scroller.scrollTop > far + 1 ? scroller.scrollHeight : Math.min(scroller.scrollHeight, far);
  });
  if (content) observer.observe(content);
  observer.observe(scroller);
  scroller.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    observer.disconnect();
    scroller.removeEventListener('scroll', scrolled);
  };
}
