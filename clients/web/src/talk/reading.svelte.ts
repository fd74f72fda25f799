/** How the reader wants to read, remembered by the browser. */

const NAME = 'thinkaloud.reading';

export const FOLDS = ['while', 'open', 'folded'] as const;
/** Whether a trace is open: while it comes, always, or only where it is unfolded. */
export type Fold = (typeof FOLDS)[number];

class Reading {
  fold = $state<Fold>(remembered());

  change(fold: Fold): void {
    this.fold = fold;
    localStorage.setItem(NAME, JSON.stringify({ fold }));
  }
}

export const reading = new Reading();

function remembered(): Fold {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '{}') as { fold?: Fold };
    return FOLDS.find((fold) => fold === kept.fold) ?? 'while';
  } catch {
    return 'while';
  }
}
