import type { NarrativeSectionReply } from '@liane/server/contract/documents';
import { curled, spokenPhones } from '../facts/spoken.ts';
import styles from './documents.module.css';

type Block = NarrativeSectionReply['blocks'][number];

/** Numbers in pairs; the name of a nomenclature never breaks in a narrow column. */
const asRead = (text: string): string => curled(spokenPhones(text)).replaceAll('CIM-10', 'CIM\u201110');

export interface NarrativeProps {
  sections: readonly NarrativeSectionReply[];
  level?: 3 | 4;
  /** Title of the section they are in: one that repeats it is not written again. */
  within?: string;
}

/** The narrative of a document, as a person reads it. */
export function Narrative({ sections, level = 3, within }: NarrativeProps) {
  const Title = level === 3 ? 'h3' : 'h4';
  return (
    <>
      {sections.map((section, index) => (
        <section key={`${index} ${section.title}`} className={styles['part']}>
          {section.title !== within && <Title>{asRead(section.title)}</Title>}
          {section.blocks.map((block, at) => (
            <NarrativeBlock key={at} block={block} />
          ))}
          {section.sections !== undefined && <Narrative sections={section.sections} level={4} within={section.title} />}
        </section>
      ))}
    </>
  );
}

function NarrativeBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{asRead(block.text.text)}</p>;
    case 'list':
      return (
        <ul className={styles['bullets']}>
          {block.items.map(({ text }, at) => (
            <li key={at}>{asRead(text)}</li>
          ))}
        </ul>
      );
    default:
      return (
        <div className={styles['scroll']}>
          <table>
            {block.head.length > 0 && (
              <thead>
                <tr>
                  {block.head.map((title, at) => (
                    <th key={at} scope="col">
                      {asRead(title)}
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {block.rows.map((row, line) => (
                <tr key={line}>
                  {row.map(({ text }, at) => (
                    <td key={at}>{asRead(text)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
