import { identity } from '@liane/server/contract/identity';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { UploadIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './import.module.css';

/** `/identites/import`: a trial run says what would happen, then the import does it and reports. */
export function ImportPage() {
  const [file, setFile] = useState<{ name: string; csv: string }>();
  const [importId] = useState(() => newId());
  const trial = useAct(identity.importPersons);
  const real = useAct(identity.importPersons, { refreshes: () => ['identities', 'people'] });
  const read = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const csv = await chosen.text();
    real.reset();
    setFile({ name: chosen.name, csv });
    trial.run({ body: { id: importId, csv, dryRun: true } });
  };
  const report = real.answer ?? trial.answer;
  return (
    <Page
      title="Importer des personnes"
      lead="Un fichier CSV, une ligne par personne. Rien n’est créé avant votre accord."
      width="reading"
    >
      <Panel title="Le fichier">
        <p className={styles['columns']}>
          La première ligne nomme les colonnes, séparées par des points-virgules : nom de naissance, prénoms, date de
          naissance, sexe, code ou nom du lieu de naissance.
        </p>
        <label className={styles['file']}>
          <UploadIcon size={24} />
          <span>{file === undefined ? 'Choisir un fichier CSV' : file.name}</span>
          <input type="file" accept=".csv,text/csv" onChange={(event) => void read(event.currentTarget.files?.[0])} />
        </label>
      </Panel>
      {trial.error !== null && <ProblemMessage error={trial.error} />}
      {real.error !== null && <ProblemMessage error={real.error} />}
      {trial.busy && <p role="status">Lecture du fichier…</p>}
      {report !== undefined && file !== undefined && (
        <Panel title={real.answer === undefined ? 'Ce qui se passera' : 'Ce qui a été fait'}>
          <Report report={report} done={real.answer !== undefined} />
          {real.answer === undefined && report.created > 0 && (
            <div className={styles['actions']}>
              <Button
                kind="first"
                busy={real.busy}
                onClick={() => real.run({ body: { id: importId, csv: file.csv, dryRun: false } })}
              >
                Importer {report.created} {report.created > 1 ? 'personnes' : 'personne'}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </Page>
  );
}

type ImportReport = NonNullable<ReturnType<typeof useAct<typeof identity.importPersons>>['answer']>;

function Report({ report, done }: { report: ImportReport; done: boolean }) {
  return (
    <div className={styles['report']} aria-live="polite">
      <ul className={styles['counts']}>
        <li>
          <b>{report.created}</b> {done ? 'créées' : 'à créer'}
        </li>
        <li>
          <b>{report.alreadyKnown}</b> déjà connues
        </li>
        <li>
          <b>{report.toReview.length}</b> à relire
        </li>
        <li>
          <b>{report.refused.length}</b> refusées
        </li>
      </ul>
      {report.toReview.map(({ line, message, personId }) => (
        <p key={`review ${line}`} className={styles['line']}>
          <Badge state="late">Ligne {line}</Badge> {message}{' '}
          <Link to="/personnes/$personId/identite" params={{ personId }}>
            Comparer
          </Link>
        </p>
      ))}
      {report.refused.map(({ line, message }) => (
        <p key={`refused ${line}`} className={styles['line']}>
          <Badge state="alert">Ligne {line}</Badge> {message}
        </p>
      ))}
    </div>
  );
}
