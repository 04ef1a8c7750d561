import { readFileSync } from 'node:fs';

/** What docs/kill-nine.md says was found: a run that finds something else is a failure, or that page is to be printed again. */
export const printed = readFileSync(new URL('../../../docs/kill-nine.md', import.meta.url), 'utf8');
