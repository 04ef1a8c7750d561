import { Checkbox, Select } from '@mantine/core';
import { identity as contracts } from '@liane/server/contract/identity';
import type { Identity } from '@liane/server/contract/identity';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { DateField } from '../design/date-field.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import form from '../design/form.module.css';
import { CivilDate } from '../design/french-date.tsx';
import { today } from '../design/french-dates.ts';
import { CheckIcon, IdentityIcon, PlusIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { curled } from '../facts/spoken.ts';
import styles from './identity.module.css';
import { afterIdentityActOn } from './refreshes.ts';

/** Which paper was seen, when, by whom. */
export function ProofsPanel({ identity }: { identity: Identity }) {
  const { personId, proofs } = identity;
  const mayRecord = useMay('identity.recordProof');
  const [recording, setRecording] = useState(false);
  return (
    <Panel
      title="Pièce d’identité vue"
      aside={
        mayRecord && (
          <Button small icon={<PlusIcon />} onClick={() => setRecording(true)}>
            Noter une pièce
          </Button>
        )
      }
    >
      {proofs.length === 0 ? (
        <EmptyState icon={<IdentityIcon size={28} />} title="Aucune pièce n’a été notée.">
          Carte d’identité ou passeport : une pièce à haut niveau de confiance permet de valider l’identité.
        </EmptyState>
      ) : (
        <ul>
          {proofs.map((proof) => (
            <li key={proof.id} className={styles['proof']}>
              <span>
                {proof.withdrawn ? <s>{curled(proof.typeInFrench)}</s> : <b>{curled(proof.typeInFrench)}</b>}
                <small>
                  vue le <CivilDate date={proof.checkedOn} /> par {proof.by}
                </small>
              </span>
              {proof.withdrawn ? (
                <Badge state="plain">Retirée</Badge>
              ) : (
                <span className={styles['badges']}>
                  {proof.highTrust && <Badge state="done">Haute confiance</Badge>}
                  {mayRecord && <Withdraw personId={personId} proofId={proof.id} words={curled(proof.typeInFrench)} />}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Validate identity={identity} />
      {recording && <RecordProof identity={identity} onClose={() => setRecording(false)} />}
    </Panel>
  );
}

/** For organisations where a paper does not validate by itself. */
function Validate({ identity }: { identity: Identity }) {
  const { personId, proofs, status } = identity;
  const mayValidate = useMay('identity.validateIdentity');
  const validate = useAct(contracts.validateIdentity, { refreshes: afterIdentityActOn(personId) });
  const proven = proofs.some(({ withdrawn, highTrust }) => highTrust && !withdrawn);
  if (!mayValidate || !proven || status === 'validee' || status === 'qualifiee') return null;
  return (
    <div className={styles['actions']}>
      <Button
        kind="first"
        icon={<CheckIcon />}
        busy={validate.busy}
        onClick={() => validate.run({ params: { id: personId } })}
      >
        Valider l’identité
      </Button>
      {validate.error !== null && <ProblemMessage error={validate.error} />}
    </div>
  );
}

function RecordProof({ identity, onClose }: { identity: Identity; onClose: () => void }) {
  const { personId } = identity;
  const settings = useAsk(contracts.settings, {}, { topics: ['identity-settings'], freshFor: 300_000 });
  const [type, setType] = useState<string | null>(null);
  const [checkedOn, setCheckedOn] = useState(today());
  const [agree, setAgree] = useState(false);
  const record = useAct(contracts.recordProof, { refreshes: afterIdentityActOn(personId), onDone: onClose });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Pièce d’identité vue"
      verb="Noter cette pièce"
      busy={record.busy}
      disabled={type === null || checkedOn === '' || !agree}
      error={record.error ?? settings.error}
      onConfirm={() => {
        if (type !== null)
          record.run({ params: { id: personId }, body: { id: newId(), type, checkedOn, traitsAgree: true } });
      }}
    >
      <div className={form['form']}>
        <Select
          label="Quelle pièce"
          withAsterisk
          value={type}
          onChange={setType}
          data={(settings.data?.proofs ?? [])
            .filter(({ offered }) => offered)
            .map((proof) => ({ value: proof.type, label: curled(proof.label) }))}
        />
        <DateField label="Vue le" withAsterisk value={checkedOn} onChange={setCheckedOn} />
        <Checkbox
          checked={agree}
          onChange={(event) => setAgree(event.currentTarget.checked)}
          label={`J’ai comparé : elle porte bien ${identity.traits.birthFamilyName} ${identity.traits.birthGivenNames}, les mêmes date, sexe et lieu de naissance.`}
        />
      </div>
    </ConfirmDialog>
  );
}

function Withdraw({ personId, proofId, words }: { personId: string; proofId: string; words: string }) {
  const [open, setOpen] = useState(false);
  const withdraw = useAct(contracts.withdrawProof, {
    refreshes: afterIdentityActOn(personId),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button kind="quiet" small aria-label={`Retirer : ${words}`} onClick={() => setOpen(true)}>
        Retirer
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title="Retirer une pièce notée par erreur"
        verb="Retirer cette pièce"
        grave
        busy={withdraw.busy}
        error={withdraw.error}
        onConfirm={() => withdraw.run({ params: { id: personId, proofId } })}
      >
        <p>Le statut de l’identité peut redescendre. La trace de cette pièce reste dans l’histoire.</p>
      </ConfirmDialog>
    </>
  );
}
