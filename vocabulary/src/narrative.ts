/** What a person reads in a document, written once and rendered as CDA narrative, PDF and HTML. */
export interface NarrativeSection {
  title: string;
  blocks: NarrativeBlock[];
  sections?: NarrativeSection[];
}

export type NarrativeBlock =
  | { kind: 'paragraph'; text: NarrativeText }
  | { kind: 'list'; items: NarrativeText[] }
  | { kind: 'table'; head: string[]; rows: NarrativeText[][] };

/** `id` is the anchor a coded entry refers to (CDA `content/@ID`); unique in its document. */
export interface NarrativeText {
  text: string;
  id?: string;
}
