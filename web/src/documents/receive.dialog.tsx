import { documents } from '@liane/server/contract/documents';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { ProblemError } from '../client/problems.ts';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { CheckIcon, CrossIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { boundSpaces, curled } from '../facts/spoken.ts';
import { base64Of } from './base64.ts';
import styles from './documents.module.css';

const largest = 25 * 1024 * 1024;

/** Files a CDA received outside the application, after comparing whom it speaks of. */
export function ReceiveDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [id] = useState(newId);
  const [file, setFile] = useState<File>();
  const mayRead = useMay('documents.ofPerson');
  const receive = useAct(documents.receive, { refreshes: () => [`person:${personId}`] });
  const filed = receive.answer;
  const send = async (chosen: File): Promise<void> => {
    receive.run({
      params: { personId },
      body: { id, content: await base64Of(chosen), fileName: chosen.name.slice(0, 200) },
    });
  };
  return (
    <Dialog open onClose={onClose} title="Classer un document reçu" wide>
      {filed === undefined ? (
        <form
          className={form['form']}
          onSubmit={(event) => {
            event.preventDefault();
            if (file !== undefined) void send(file);
          }}
        >
          <p>
            Choisissez le fichier CDA (.xml) que vous avez reçu. Les traits qu’il porte seront comparés à ceux de ce
            dossier&nbsp;; s’il parle de quelqu’un d’autre, rien ne sera classé.
          </p>
          <label className={styles['file']}>
            <span>Fichier</span>
            <input
              type="file"
              accept=".xml,text/xml,application/xml"
              onChange={(event) => setFile(event.currentTarget.files?.[0])}
            />
          </label>
          {file !== undefined && file.size > largest && <p className={styles['note']}>Ce fichier dépasse 25 Mo.</p>}
          {receive.error !== null && <NotFiled error={receive.error} />}
          <div className={form['actions']}>
            <Button onClick={onClose}>Revenir</Button>
            <Button type="submit" kind="first" busy={receive.busy} disabled={file === undefined || file.size > largest}>
              Comparer et classer
            </Button>
          </div>
        </form>
      ) : (
        <div className={form['form']}>
          <p>
            <b>«&nbsp;{curled(filed.document.title)}&nbsp;» est classé.</b> Voici ce qu’il disait de la personne.
          </p>
          <table className={styles['compared']}>
            <thead>
              <tr>
                <th scope="col">Trait</th>
                <th scope="col">Dossier</th>
                <th scope="col">Document</th>
                <th scope="col">Accord</th>
              </tr>
            </thead>
            <tbody>
              {filed.comparison.map(({ trait, ours, theirs, same }) => (
                <tr key={trait}>
                  <th scope="row">{trait}</th>
                  <td>{ours}</td>
                  <td>{theirs}</td>
                  <td data-same={same}>{same ? <CheckIcon title="Identique" /> : <CrossIcon title="Différent" />}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className={form['actions']}>
            <Button
              kind="first"
              onClick={() => {
                onClose();
                if (!mayRead) return;
                void navigate({
                  to: '/personnes/$personId/documents',
                  params: { personId },
                  search: { voir: filed.document.id },
                });
              }}
            >
              {mayRead ? 'Lire ce document' : 'Fermer'}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** Why nothing was filed; when the document speaks of somebody else, each trait that differs, by its name. */
function NotFiled({ error }: { error: unknown }) {
  if (!(error instanceof ProblemError) || error.problem.code !== 'another-person')
    return <ProblemMessage error={error} />;
  const { faults = [], ...problem } = error.problem;
  return (
    <ProblemMessage error={new ProblemError(problem, error.status)}>
      <dl className={styles['differing']}>
        {faults.map(({ where, message }) => (
          <div key={where}>
            <dt>{where}</dt>
            <dd>{boundSpaces(message)}</dd>
          </div>
        ))}
      </dl>
    </ProblemMessage>
  );
}
