import { escapeAttribute, escapeText } from '@liane/xml';

/** An attribute, absent when it has no value. */
export const attribute = (name: string, value: string | null | undefined): string =>
  value === null || value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`;

/** A slot; nothing when it has no value. */
export function slot(name: string, values: readonly (string | null)[]): string {
  const said = values.filter((value) => value !== null && value !== '');
  if (said.length === 0) return '';
  const list = said.map((value) => `<rim:Value>${escapeText(value ?? '')}</rim:Value>`).join('');
  return `<rim:Slot${attribute('name', name)}><rim:ValueList>${list}</rim:ValueList></rim:Slot>`;
}

/** `rim:Name` or `rim:Description`, in French. */
export const label = (element: 'Name' | 'Description', text: string | null): string =>
  text === null || text === ''
    ? ''
    : `<rim:${element}><rim:LocalizedString xml:lang="fr-FR" charset="UTF-8"${attribute('value', text)}/></rim:${element}>`;
