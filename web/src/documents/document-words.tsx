import { FactsList } from '../design/facts-list.tsx';
import { spoken } from '../facts/spoken.ts';
import styles from './documents.module.css';
import { Narrative } from './narrative.tsx';

type Sections = Parameters<typeof Narrative>[0]['sections'];

export interface DocumentWordsProps {
  /** Who wrote it, to whom, of whom. */
  header: readonly { label: string; value: string }[];
  sections: Sections;
  /** Of the highest heading; 3 when not said. */
  level?: Parameters<typeof Narrative>[0]['level'];
}

/** A document in words: what it says first, its technical heading folded under it. */
export function DocumentWords({ header, sections, level }: DocumentWordsProps) {
  return (
    <div className={styles['words']}>
      <Narrative sections={sections} {...(level === undefined ? {} : { level })} />
      <details open={sections.length === 0}>
        <summary>Qui l’a écrit, à qui, pour qui</summary>
        <FactsList lines={header.map(({ label, value }) => ({ label, value: spoken(value) }))} columns={2} />
      </details>
    </div>
  );
}
