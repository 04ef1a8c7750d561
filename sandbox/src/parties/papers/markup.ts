import { randomUUID } from 'node:crypto';
import type { Coded, NarrativeBlock, NarrativeText } from '@liane/vocabulary';
import { escapeAttribute, escapeText } from '@liane/xml';

/** Attributes of a coded element: code, label, system. */
export const coded = ({ code, display, system }: Coded): string =>
  ` code="${escapeAttribute(code)}" displayName="${escapeAttribute(display)}" codeSystem="${system}"`;

export const codeOf = (code: Coded, name = 'code'): string => `<${name}${coded(code)}/>`;

export const loinc = (code: string, display: string): Coded => ({ code, display, system: '2.16.840.1.113883.6.1' });
export const snomed = (code: string, display: string): Coded => ({ code, display, system: '2.16.840.1.113883.6.96' });
export const icd10 = (code: string, display: string): Coded => ({ code, display, system: '2.16.840.1.113883.6.3' });
/** Terms of the agency (TA_ASIP): MED-, GEN-, ORG-, DLU_. */
export const agency = (code: string, display: string): Coded => ({ code, display, system: '1.2.250.1.213.1.1.4.322' });

export const templates = (...roots: string[]): string => roots.map((root) => `<templateId root="${root}"/>`).join('');

/** A statement is named by a UUID, in capital letters (CDA digest §1.2). */
export const freshId = (): string => `<id root="${randomUUID().toUpperCase()}"/>`;

export const refersTo = (anchor: string): string => `<reference value="#${escapeAttribute(anchor)}"/>`;

/** Words that several lines may hold. */
const lines = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(escapeText)
    .join('<br/>');

const words = ({ text, id }: NarrativeText): string =>
  id === undefined ? lines(text) : `<content ID="${escapeAttribute(id)}">${lines(text)}</content>`;

/** What people read of a section (CDA digest §7.3). */
export const narrative = (blocks: readonly NarrativeBlock[]): string =>
  blocks
    .map((block) => {
      if (block.kind === 'paragraph') return `<paragraph>${words(block.text)}</paragraph>`;
      if (block.kind === 'list')
        return `<list>${block.items.map((item) => `<item>${words(item)}</item>`).join('')}</list>`;
      const head = block.head.map((title) => `<th>${escapeText(title)}</th>`).join('');
      const rows = block.rows.map((row) => `<tr>${row.map((cell) => `<td>${words(cell)}</td>`).join('')}</tr>`);
      return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
    })
    .join('');

export const said = (text: string, id?: string): NarrativeBlock => ({
  kind: 'paragraph',
  text: id === undefined ? { text } : { text, id },
});

export const cell = (text: string, id?: string): NarrativeText => (id === undefined ? { text } : { text, id });
