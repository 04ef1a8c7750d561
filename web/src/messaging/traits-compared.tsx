import { VisuallyHidden } from '@mantine/core';
import type { Piece } from '@liane/server/contract/messaging';
import { Badge } from '../design/badge.tsx';
import styles from './reader.module.css';

/** What the record and the document say of somebody, side by side. */
export function TraitsCompared({ person }: { person: Piece['proposed'][number] }) {
  return (
    <table className={styles['compared']}>
      <caption>{person.displayName}</caption>
      <thead>
        <tr>
          <th scope="col">Trait</th>
          <th scope="col">Dossier</th>
          <th scope="col">Document</th>
          <th scope="col">
            <VisuallyHidden>Accord</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {person.comparison.map(({ trait, ours, theirs, same }) => (
          <tr key={trait} data-same={same}>
            <th scope="row">{trait}</th>
            <td data-label="Dossier">{ours || '—'}</td>
            <td data-label="Document">{theirs || '—'}</td>
            <td>{same ? <Badge state="done">Pareil</Badge> : <Badge state="late">Diffère</Badge>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
