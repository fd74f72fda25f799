/** Keep the end of `scroller` in sight while its content grows, unless the reader has scrolled up. */
export function following(scroller: HTMLElement): () => void {
  let follows = true;
  const content = scroller.firstElementChild;
  const scrolled = () => {
    follows = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
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
