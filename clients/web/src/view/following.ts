/** Keep the end of `scroller` in sight while its content grows, unless the reader has scrolled up. */
export function following(scroller: HTMLElement): () => void {
  let follows = true;
  let top = 0;
  const content = scroller.firstElementChild;
  const scrolled = () => {
    // The content may have grown since: only the reader goes up.
    const up = scroller.scrollTop < top;
    top = scroller.scrollTop;
    if (scroller.scrollHeight - top - scroller.clientHeight < 40) follows = true;
    else if (up) follows = false;
  };
  const observer = new ResizeObserver(() => {
    if (follows) scroller.scrollTop = scroller.scrollHeight;
  });
  if (content) observer.observe(content);
  observer.observe(scroller);
  scroller.addEventListener('scroll', scrolled, { passive: true });
  return () => {
    observer.disconnect();
    scroller.removeEventListener('scroll', scrolled);
  };
}
