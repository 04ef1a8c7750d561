import { identity as contracts } from '@liane/server/contract/identity';
import { stays } from '@liane/server/contract/stays';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { act } from '../client/act.ts';
import { newId } from '../client/new-id.ts';
import { queryClient } from '../client/query-client.ts';
import { useSession } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import { CheckIcon, ForwardIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { DraftNotice } from '../drafts/draft-notice.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import styles from './admission.module.css';
import { ComplementaryFields } from './complementary.fields.tsx';
import { DoublesHints } from './doubles-hints.tsx';
import { StayFields } from './stay.fields.tsx';
import { OtherTraitsFields, SearchTraitsFields } from './traits.fields.tsx';
import { completeStay, newStay } from './typed-stay.ts';
import type { TypedStay } from './typed-stay.ts';
import { completeComplementary, completeTraits, missingTraits, noComplementary, noTraits } from './typed-traits.ts';
import type { TypedComplementary, TypedTraits } from './typed-traits.ts';

interface Admission {
  /** Made once: sending again what was already created is harmless. */
  personId: string;
  stayId: string;
  /** Someone already known, recognised among the hints. */
  known: { personId: string; displayName: string } | null;
  /** The person looked at the hints and says it is nobody known. */
  unlikeOthers: boolean;
  traits: TypedTraits;
  complementary: TypedComplementary;
  stay: TypedStay;
}

/** `/admettre`: who (and is it nobody known?), the traits, the stay. */
export function AdmissionPage() {
  const { practice } = useSession();
  const navigate = useNavigate();
  const [initial] = useState<Admission>(() => ({
    personId: newId(),
    stayId: newId(),
    known: null,
    unlikeOthers: false,
    traits: noTraits,
    complementary: noComplementary,
    stay: newStay(practice?.establishmentId ?? ''),
  }));
  const draft = useDraft<Admission>('stays.admit', null, initial);
  const { known, traits, complementary, stay } = draft.value;
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const commandIds = useRef({ person: newId(), stay: newId() });

  const missing = known === null ? missingTraits(traits) : [];
  const searched =
    traits.birthFamilyName.trim().length > 1 && traits.firstBirthGivenName.trim() !== '' && traits.birthDate !== '';
  const identified = known !== null || (searched && draft.value.unlikeOthers);
  const name =
    known?.displayName ??
    `${complementary.usedGivenName || traits.firstBirthGivenName} ${complementary.usedFamilyName || traits.birthFamilyName}`.trim();
  const setTraits = (patch: Partial<TypedTraits>): void => draft.set({ traits: { ...traits, ...patch } });

  const admit = async (): Promise<void> => {
    const strict = completeTraits(traits);
    const personId = known?.personId ?? draft.value.personId;
    const body = completeStay(draft.value.stayId, personId, stay);
    if (body === undefined || (known === null && strict === undefined)) return;
    setBusy(true);
    setError(undefined);
    try {
      if (known === null && strict !== undefined) {
        const given = { body: { id: personId, traits: strict, complementary: completeComplementary(complementary) } };
        await act(contracts.createPerson, given, { commandId: commandIds.current.person });
        // From here on the person exists: a refusal of the stay must not create them twice.
        draft.set({ known: { personId, displayName: name } });
      }
      await act(stays.admit, { body }, { commandId: commandIds.current.stay });
      await draft.discard();
      await queryClient.invalidateQueries();
      await navigate({ to: '/personnes/$personId/identite', params: { personId } });
    } catch (cause) {
      commandIds.current = { person: newId(), stay: newId() };
      setError(cause);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Page
      title="Admettre quelqu’un"
      lead="D’abord, savoir si la personne est déjà connue."
      actions={<DraftNotice draft={draft} />}
    >
      <div className={styles['columns']}>
        <form
          className={styles['steps']}
          onSubmit={(event) => {
            event.preventDefault();
            void admit();
          }}
        >
          <Panel
            title="1. Qui est-ce&nbsp;?"
            aside={known !== null && <Recognised name={known.displayName} onUndo={() => draft.set({ known: null })} />}
          >
            {known === null && <SearchTraitsFields traits={traits} onChange={setTraits} />}
          </Panel>
          {identified && known === null && (
            <Panel title="2. Son identité">
              <div className={form['form']}>
                <OtherTraitsFields traits={traits} onChange={setTraits} />
                <details className={styles['more']}>
                  <summary>Nom utilisé, adresse, téléphone (facultatif)</summary>
                  <ComplementaryFields
                    value={complementary}
                    onChange={(patch) => draft.set({ complementary: { ...complementary, ...patch } })}
                  />
                </details>
              </div>
            </Panel>
          )}
          {identified && (
            <Panel title={known === null ? '3. Son séjour' : '2. Son séjour'}>
              <StayFields stay={stay} onChange={(patch) => draft.set({ stay: { ...stay, ...patch } })} />
            </Panel>
          )}
          {error !== undefined && <ProblemMessage error={error} />}
          {identified && (
            <div className={styles['finish']}>
              {missing.length > 0 && <p className={styles['missing']}>Il manque {missing.join(', ')}.</p>}
              <Button type="submit" kind="first" busy={busy} disabled={missing.length > 0} icon={<CheckIcon />}>
                Admettre {name}
              </Button>
            </div>
          )}
        </form>
        <aside className={styles['hints']} aria-label="Personnes ressemblantes">
          {known === null && (
            <DoublesHints
              traits={traits}
              onRecognise={(hint) => draft.set({ known: { personId: hint.personId, displayName: hint.displayName } })}
            />
          )}
          {known === null && searched && !draft.value.unlikeOthers && (
            <Button kind="first" wide icon={<ForwardIcon />} onClick={() => draft.set({ unlikeOthers: true })}>
              C’est une nouvelle personne : continuer
            </Button>
          )}
        </aside>
      </div>
    </Page>
  );
}

function Recognised({ name, onUndo }: { name: string; onUndo: () => void }) {
  return (
    <p className={styles['recognised']}>
      <CheckIcon /> <b>{name}</b>&nbsp;: dossier déjà ouvert ici
      <Button kind="quiet" small onClick={onUndo}>
        Choisir quelqu’un d’autre
      </Button>
    </p>
  );
}
