import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { CheckIcon } from '../design/icons.tsx';
import { SendingsList } from '../exchanges/document-sendings.tsx';
import { useSendingsOf } from '../exchanges/use-sendings.ts';
import { PdfFrame } from './pdf-frame.tsx';
import styles from './transfer.module.css';
import { stepWords, transferSteps } from './transfer-steps.ts';

export interface TransferDoneProps {
  personId: string;
  sheetId: string;
  dluId: string;
}

/** What was done, where each document and the notice to the general practitioner stand, live, and the two papers to print at once. */
export function TransferDone({ personId, sheetId, dluId }: TransferDoneProps) {
  const [paper, setPaper] = useState<'sheet' | 'dlu'>('sheet');
  return (
    <div className={styles['done']}>
      <section className={styles['result']} role="status">
        <h2>Tout est prêt&nbsp;: imprimez et remettez</h2>
        <ul className={styles['steps']}>
          {transferSteps.map((step) => (
            <li key={step} data-done>
              <CheckIcon /> {stepWords[step].done}
            </li>
          ))}
        </ul>
        <p>
          Remettez les documents imprimés à l’équipe qui emmène la personne. Ils restent dans{' '}
          <Link to="/personnes/$personId/documents" params={{ personId }}>
            ses documents
          </Link>
          .
        </p>
      </section>
      <TransferSendings personId={personId} sheetId={sheetId} dluId={dluId} />
      <SegmentedControl
        aria-label="Quel papier"
        value={paper}
        onChange={(value) => setPaper(value === 'dlu' ? 'dlu' : 'sheet')}
        data={[
          { value: 'sheet', label: 'Fiche de liaison d’urgence' },
          { value: 'dlu', label: 'Document de liaison d’urgence' },
        ]}
      />
      {paper === 'sheet' ? (
        <PdfFrame key="sheet" documentId={sheetId} title="Fiche de liaison d’urgence" printable />
      ) : (
        <PdfFrame key="dlu" documentId={dluId} title="Document de liaison d’urgence" printable />
      )}
    </div>
  );
}

/** Minutes during which a notice belongs to this departure. */
const recently = 15;

function TransferSendings({ personId, sheetId, dluId }: TransferDoneProps) {
  const { rows } = useSendingsOf(personId);
  const since = Date.now() - recently * 60_000;
  const of = (documentId: string) => rows.filter((row) => row.documentId === documentId);
  const notices = rows.filter(({ kind, plannedAt }) => kind === 'notice' && Date.parse(plannedAt) >= since);
  return (
    <div className={styles['sendings']}>
      {[
        { title: 'Fiche de liaison d’urgence', list: of(sheetId) },
        { title: 'Document de liaison d’urgence', list: of(dluId) },
        { title: 'Avis au médecin traitant', list: notices },
      ]
        .filter(({ list }) => list.length > 0)
        .map(({ title, list }) => (
          <SendingsList key={title} title={title} rows={list} />
        ))}
    </div>
  );
}
