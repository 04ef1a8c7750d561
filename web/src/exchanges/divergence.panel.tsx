import { Textarea } from '@mantine/core';
import { exchanges } from '@liane/server/contract/exchanges';
import type { Divergence } from '@liane/server/contract/exchanges';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button, buttonClass } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { Panel } from '../design/panel.tsx';
import styles from './exchanges.module.css';

/** Where the DMP names somebody else: nothing leaves until a person has compared (SC.DMP/CONF.01). */
export function DivergencePanel({
  personId,
  divergence,
}: {
  personId: string;
  divergence: z.infer<typeof Divergence>;
}) {
  const may = useMay('exchanges.confirmDivergence');
  const [confirming, setConfirming] = useState(false);
  const { lines, confirmed } = divergence;
  return (
    <Panel
      title="Le DMP répond sous une autre identité"
      aside={confirmed === null ? <Badge state="alert">Envois retenus</Badge> : <Badge state="done">Confirmé</Badge>}
    >
      <dl className={styles['traits']}>
        {lines.map(({ trait, ours, theirs }) => (
          <div key={trait}>
            <dt className={styles['quiet']}>{trait}</dt>
            <dd>
              <span>
                Ici&nbsp;: <b>{ours}</b>
              </span>
              <span>
                DMP&nbsp;: <b>{theirs}</b>
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {confirmed === null ? (
        <div className={styles['acts']}>
          {may && <Button onClick={() => setConfirming(true)}>C’est bien la même personne</Button>}
          <Link to="/personnes/$personId/identite" params={{ personId }} className={buttonClass({})}>
            Corriger son identité
          </Link>
        </div>
      ) : (
        <p className={styles['quiet']}>
          Confirmé par {confirmed.by} <FrenchDate at={confirmed.at} />
          {'\u202F'}: {confirmed.why}
        </p>
      )}
      {confirming && <ConfirmSame personId={personId} id={divergence.id} onClose={() => setConfirming(false)} />}
    </Panel>
  );
}

function ConfirmSame({ personId, id, onClose }: { personId: string; id: string; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const confirm = useAct(exchanges.confirmDivergence, {
    onDone: onClose,
    refreshes: () => [`person:${personId}`, 'exchanges'],
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      onConfirm={() => confirm.run({ params: { personId, id }, body: { why: why.trim() } })}
      title="C’est bien la même personne"
      verb="Confirmer et laisser partir"
      grave
      busy={confirm.busy}
      disabled={why.trim().length < 3}
      error={confirm.error}
    >
      <p>Un document déposé dans le DMP d’une autre personne est une erreur grave. Comparez une pièce d’identité.</p>
      <Textarea
        label="Comment vous en êtes sûr"
        autosize
        minRows={2}
        maxLength={300}
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
