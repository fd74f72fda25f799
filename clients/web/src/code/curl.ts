/** A request for the command line. */

import type { Fields } from './asked';
import { json, shell } from './literals';

/** The POST of `body` to `url`, with `headers` besides its type. */
export function curl(url: string, headers: readonly string[], body: Fields): string {
  const told = [...headers, 'content-type: application/json'].map((header) => `  --header ${shell(header)} \\\n`);
  return `curl ${shell(url)} \\\n${told.join('')}  --data ${shell(json(body))}\n`;
}
