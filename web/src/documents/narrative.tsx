import type { NarrativeSectionReply } from '@liane/server/contract/documents';
import { curled } from '../facts/spoken.ts';
import styles from './documents.module.css';

type Block = NarrativeSectionReply['blocks'][number];

/** The narrative of a document, as a person reads it. */
export function Narrative({ sections, level = 3 }: { sections: readonly NarrativeSectionReply[]; level?: 3 | 4 }) {
  const Title = level === 3 ? 'h3' : 'h4';
  return (
    <>
      {sections.map((section, index) => (
        <section key={`${index} ${section.title}`} className={styles['part']}>
          <Title>{curled(section.title)}</Title>
          {section.blocks.map((block, at) => (
            <NarrativeBlock key={at} block={block} />
          ))}
          {section.sections !== undefined && <Narrative sections={section.sections} level={4} />}
        </section>
      ))}
    </>
  );
}

function NarrativeBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{curled(block.text.text)}</p>;
    case 'list':
      return (
        <ul className={styles['bullets']}>
          {block.items.map(({ text }, at) => (
            <li key={at}>{curled(text)}</li>
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
                      {curled(title)}
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {block.rows.map((row, line) => (
                <tr key={line}>
                  {row.map(({ text }, at) => (
                    <td key={at}>{curled(text)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}
