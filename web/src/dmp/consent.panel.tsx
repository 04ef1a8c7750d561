import type { Consent, DmpSight } from '@liane/server/contract/dmp';
import { useState } from 'react';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { CivilDate, FrenchDate } from '../design/french-date.tsx';
import { KeyIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import { BreakGlassDialog } from './break-glass.dialog.tsx';
import { ConsentDialog } from './consent.dialog.tsx';
import styles from './dmp.module.css';
import { decisionLooks, decisionWords } from './words.ts';

/** What the person said of the consultation of their DMP: who was informed, when, how, noted by whom; all of it kept. */
export function ConsentPanel({ personId, sight }: { personId: string; sight: DmpSight }) {
  const mayRecord = useMay('dmp.recordConsent');
  const mayBreak = useMay('dmp.breakGlass');
  const [open, setOpen] = useState<'consent' | 'glass'>();
  const { consent, consents, breakGlassUntil } = sight;
  const before = consents.slice(1);
  const nothingToRead = sight.standing === 'closed' || sight.standing === 'absent';
  const needsGlass =
    mayBreak && !nothingToRead && sight.mayConsult && consent?.decision !== 'given' && breakGlassUntil === null;
  return (
    <Panel title="Accord de la personne">
      <div className={styles['stack']}>
        {consent !== null && <Said said={consent} />}
        {consent === null && nothingToRead && (
          <p>Rien n’est noté, et rien n’est à demander&nbsp;: il n’y a pas de DMP à lire.</p>
        )}
        {consent === null && !nothingToRead && (
          <p>
            Rien n’est noté. Avant la première consultation, informez la personne, ou son représentant, que vous allez
            lire son DMP, et notez ce qu’elle dit.
          </p>
        )}
        {breakGlassUntil !== null && (
          <p className={styles['glass']}>
            <KeyIcon /> Bris de glace ouvert, jusqu’à <FrenchDate at={breakGlassUntil} />. Chaque lecture est tracée.
          </p>
        )}
        <div className={styles['acts']} data-print="no">
          {mayRecord && (consent !== null || !nothingToRead) && (
            <Button kind={consent === null ? 'first' : 'second'} onClick={() => setOpen('consent')}>
              {consent === null ? 'Noter l’accord ou le refus' : 'Noter un changement'}
            </Button>
          )}
          {needsGlass && (
            <Button kind="grave" icon={<KeyIcon />} onClick={() => setOpen('glass')}>
              Bris de glace
            </Button>
          )}
        </div>
        {before.length > 0 && (
          <details className={styles['before']}>
            <summary>Ce qui a été dit avant ({before.length})</summary>
            <ul>
              {before.map((said) => (
                <li key={said.id}>
                  <Said said={said} />
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {open === 'consent' && <ConsentDialog personId={personId} onClose={() => setOpen(undefined)} />}
      {open === 'glass' && <BreakGlassDialog personId={personId} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function Said({ said }: { said: Consent }) {
  const informed =
    said.informed === 'person' ? 'la personne' : `son représentant${said.informedName ? `, ${said.informedName}` : ''}`;
  return (
    <p className={styles['said']}>
      <Badge state={decisionLooks[said.decision]}>{decisionWords[said.decision]}</Badge>
      <span>
        le <CivilDate date={said.saidOn} />, {said.meansInFrench}. Informée&nbsp;: {informed}.
        <small>
          Noté par {said.by}, <FrenchDate at={said.at} />
        </small>
      </span>
    </p>
  );
}
