/** Signs of Markdown, mathematics and code in a step of a trace. Most steps have none, and are shown as they are. */

const SIGN = /[*_`~|\\$]|^\s*(?:[-+>#]|\d+[.)])\s|https?:/m;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n`]*)$/gm;

/** Whether there is anything in `text` that would look otherwise once it is typeset. */
export function marked(text: string): boolean {
  return SIGN.test(text);
}

/** The line that opened the code in which `text` ends; empty where it ends in none. open: the same of what came before. */
export function fenceOpen(text: string, open: string): string {
  let fence = open;
  for (const [line, marks = '', info = ''] of text.matchAll(FENCE)) {
    const within = /^ {0,3}([`~]+)/.exec(fence)?.[1];
    if (!within) fence = line;
    else if (marks.startsWith(within) && !info.trim()) fence = '';
  }
  return fence;
}
