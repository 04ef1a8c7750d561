import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Story } from './story.ts';

const pages = fileURLToPath(new URL('../../docs/stories', import.meta.url));

/** Where a story is printed. */
export const pageOf = ({ id }: Story): string => join(pages, `${id}.md`);
