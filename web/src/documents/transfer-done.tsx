import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { CheckIcon } from '../design/icons.tsx';
import { PdfFrame } from './pdf-frame.tsx';
import styles from './transfer.module.css';
import { stepWords, transferSteps } from './transfer-steps.ts';

export interface TransferDoneProps {
  personId: string;
  sheetId: string;
  dluId: string;
}

/** What was done, and the two papers to print at once. Nothing is said to be sent: nothing is yet. */
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
          Les documents ne sont pas encore envoyés par voie électronique&nbsp;: remettez-les imprimés à l’équipe qui
          emmène la personne, ou téléchargez-les depuis{' '}
          <Link to="/personnes/$personId/documents" params={{ personId }}>
            ses documents
          </Link>
          .
        </p>
      </section>
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
