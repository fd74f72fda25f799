/** Light, dark, or as the system has it: set as soon as the program runs, so that the page is never seen otherwise. */

const KEY = 'thinkaloud.theme';
const SCHEMES = { system: 'light dark', light: 'light', dark: 'dark' } as const;

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme that was chosen. */
export function kept(): Theme {
  const name = localStorage.getItem(KEY);
  return THEMES.find((each) => each === name) ?? 'system';
}

/** Show the page so, now and when it is opened again. */
export function choose(theme: Theme): void {
  document.documentElement.style.colorScheme = SCHEMES[theme];
  localStorage.setItem(KEY, theme);
}

choose(kept());
