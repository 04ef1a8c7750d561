import { TextInput } from '@mantine/core';
import { dmp } from '@liane/server/contract/dmp';
import type { Consent } from '@liane/server/contract/dmp';
import { useState } from 'react';
import { newId } from '../client/new-id.ts';
import { useAct } from '../client/use-act.ts';
import { Button } from '../design/button.tsx';
import { DateField } from '../design/date-field.tsx';
import { Dialog } from '../design/dialog.tsx';
import form from '../design/form.module.css';
import { today } from '../design/french-dates.ts';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { Choice } from '../facts/choice.tsx';
import { topicOf } from './use-look.ts';

const decisions = [
  { value: 'given', label: 'Est d’accord' },
  { value: 'refused', label: 'Refuse' },
  { value: 'opposed', label: 'S’oppose à toute consultation' },
] as const;
const informedOptions = [
  { value: 'person', label: 'La personne' },
  { value: 'representative', label: 'Son représentant' },
] as const;
const meansOptions = [
  { value: 'spoken', label: 'De vive voix' },
  { value: 'written', label: 'Par écrit' },
  { value: 'remote', label: 'À distance' },
] as const;

/** The answer chosen among those offered. */
const among = <T extends string>(options: readonly { value: T }[], chosen: string): T | '' =>
  options.find(({ value }) => value === chosen)?.value ?? '';

interface Typed {
  decision: '' | Consent['decision'];
  informed: '' | Consent['informed'];
  informedName: string;
  means: '' | Consent['means'];
  saidOn: string;
}

/** Notes what the person said: once they agree the DMP is asked at once, beside; once they oppose nothing read of it stays. */
export function ConsentDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const [id] = useState(newId);
  const initial: Typed = { decision: '', informed: '', informedName: '', means: '', saidOn: today() };
  const draft = useDraft('dmp.consent', personId, initial);
  const { decision, informed, informedName, means, saidOn } = draft.value;
  const record = useAct(dmp.recordConsent, {
    refreshes: () => [topicOf(personId)],
    onDone: async () => {
      await draft.discard();
      onClose();
    },
  });
  const whole = decision !== '' && informed !== '' && means !== '' && saidOn !== '';
  return (
    <Dialog open onClose={onClose} title="Consultation du DMP&nbsp;: ce que dit la personne">
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (decision === '' || informed === '' || means === '' || saidOn === '') return;
          record.run({
            params: { personId },
            body: { id, decision, informed, means, saidOn, informedName: informedName.trim() || null },
          });
        }}
      >
        <Choice
          label="Ce qu’elle dit"
          required
          options={decisions}
          value={decision}
          onChange={(value) => draft.set({ decision: among(decisions, value) })}
        />
        <Choice
          label="Qui a été informé"
          required
          options={informedOptions}
          value={informed}
          onChange={(value) => draft.set({ informed: among(informedOptions, value) })}
        />
        {informed === 'representative' && (
          <TextInput
            label="Nom du représentant"
            value={informedName}
            maxLength={120}
            onChange={(event) => draft.set({ informedName: event.currentTarget.value })}
          />
        )}
        <Choice
          label="Comment"
          required
          options={meansOptions}
          value={means}
          onChange={(value) => draft.set({ means: among(meansOptions, value) })}
        />
        <DateField label="Dit le" withAsterisk value={saidOn} onChange={(date) => draft.set({ saidOn: date })} />
        {(decision === 'refused' || decision === 'opposed') && (
          <p>
            Plus rien ne sera demandé au DMP, et ce qui en a été lu ici sera oublié. Ce qui est déjà classé dans le
            dossier y reste.
          </p>
        )}
        {record.error !== null && <ProblemMessage error={record.error} />}
        <div className={form['actions']}>
          <div className={form['aside']}>
            <DraftNotice draft={draft} />
          </div>
          <Button onClick={onClose}>Revenir</Button>
          <Button type="submit" kind="first" busy={record.busy} disabled={!whole}>
            Noter ce qui a été dit
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
