/** Where the focus goes when what has it goes away: browsers begin at the top of the page then, or leave it. */

/** The nearest part of the page that it stood in and that may have the focus (tabindex="-1"); else the newest answer. */
export function keptFocus(page: HTMLElement): () => void {
  /** What has the focus, and all that it stands in, from the inside out. */
  let path: HTMLElement[] = [];
  const focused = (event: FocusEvent) => {
    path = event.composedPath().filter((each) => each instanceof HTMLElement);
  };
  const pressed = () => {
    path = [];
  };
  const observer = new MutationObserver(() => {
    if (!path[0] || path[0].isConnected || document.activeElement !== document.body) return;
    const around = path.find((each) => each.isConnected && each.matches('[tabindex="-1"]:not(main)'));
    const next = around ?? [...page.querySelectorAll<HTMLElement>('article')].at(-1) ?? page.querySelector('main');
    next?.focus({ preventScroll: true });
  });
  observer.observe(page, { childList: true, subtree: true });
  page.addEventListener('focusin', focused);
  page.addEventListener('pointerdown', pressed);
  return () => {
    observer.disconnect();
    page.removeEventListener('focusin', focused);
    page.removeEventListener('pointerdown', pressed);
  };
}
