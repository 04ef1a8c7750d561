import { escapeText } from '@liane/xml';
import type { Coded, NarrativeBlock, NarrativeSection } from '@liane/vocabulary';
import { codeElement, freshId, templateIds } from './markup.ts';
import { renderNarrative } from './narrative.ts';
import type { Times } from './times.ts';

/** What an entry is written with. */
export interface Writing {
  newId: () => string;
  times: Times;
}

/** One kind of section: what people read of its content, and the coded entries that refer to it. */
export interface Section<Content> {
  templateIds: readonly string[];
  code: Coded;
  title: string;
  narrative: (content: Content, times: Times) => NarrativeBlock[];
  entries: (content: Content, writing: Writing) => string[];
}

/** A section and its content, ready to be read or written. */
export interface PlacedSection {
  narrative: (times: Times) => NarrativeSection;
  xml: (writing: Writing) => string;
}

export function place<Content>(section: Section<Content>, content: Content): PlacedSection {
  return {
    narrative: (times) => ({ title: section.title, blocks: section.narrative(content, times) }),
    xml: (writing) => `
<component><section>${templateIds(section.templateIds)}${freshId(writing.newId)}${codeElement(section.code)}
<title>${escapeText(section.title)}</title>
<text>${renderNarrative(section.narrative(content, writing.times))}</text>${section
      .entries(content, writing)
      .map((entry) => `\n<entry>${entry}</entry>`)
      .join('')}
</section></component>`,
  };
}
