import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { Dialog } from '../design/dialog.tsx';
import { Button } from '../design/button.tsx';
import { BackIcon, HeartIcon, PillIcon } from '../design/icons.tsx';
import { needsRoom } from '../facts/fact-dialog.tsx';
import { FactForm } from '../facts/fact-form.tsx';
import type { KindName } from '../facts/content.ts';
import { kindNamed } from '../facts/kinds.ts';
import type { Kind, Typed } from '../facts/kind.ts';
import { useMayWrite } from '../facts/use-facts.ts';
import { useOffersAction } from '../frame/primary-action.ts';
import { isTyping } from '../frame/use-search-keys.ts';
import { personRoute } from '../frame/parents.tsx';
import { events } from '../health/words.ts';
import { closeNote, openNote, useNoteOpen } from './note-opening.ts';
import styles from './note.module.css';

/** Everything that can be written, by what it is about. */
const shelves: { title: string; kinds: KindName[] }[] = [
  { title: 'Santé', kinds: ['allergy', 'risk', 'problem', 'antecedent', 'vaccination', 'device', 'palliative-care'] },
  { title: 'Traitements', kinds: ['treatment'] },
  { title: 'Vie et projet', kinds: ['habit', 'care-instruction', 'autonomy', 'personal-project'] },
  {
    title: 'Entourage et droits',
    kinds: ['contact', 'directive', 'care-professional', 'legal-representative', 'preferred-hospital'],
  },
];

interface Chosen {
  kind: Kind;
  preset?: Typed;
}

/** « + Noter »: an event in two touches, vital signs in one, anything else in one more. */
export function NoteSheet({ personId, name }: { personId: string; name: string }) {
  const open = useNoteOpen();
  const [chosen, setChosen] = useState<Chosen>();
  const { noter } = personRoute.useSearch();
  const navigate = useNavigate();
  useOffersAction('Noter', openNote);
  useNoteKey();
  useEffect(() => closeNote, []);
  useEffect(() => {
    if (noter !== true) return;
    openNote();
    void navigate({ to: '.', search: {}, replace: true });
  }, [noter, navigate]);
  const step = useFocusOfStep(chosen);
  const close = (): void => {
    setChosen(undefined);
    closeNote();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={chosen === undefined ? `Noter pour ${name}` : `Noter ${chosen.kind.one}`}
      wide={chosen === undefined || needsRoom(chosen.kind)}
    >
      {chosen === undefined ? (
        <div ref={step}>
          <Choosing onChoose={setChosen} />
        </div>
      ) : (
        <>
          <div className={styles['back']}>
            <Button kind="quiet" small icon={<BackIcon />} onClick={() => setChosen(undefined)}>
              Noter autre chose
            </Button>
          </div>
          <div ref={step}>
            <FactForm
              key={`${chosen.kind.kind} ${JSON.stringify(chosen.preset)}`}
              personId={personId}
              kind={chosen.kind}
              preset={chosen.preset}
              onDone={close}
              onBack={close}
            />
          </div>
        </>
      )}
    </Dialog>
  );
}

function Choosing({ onChoose }: { onChoose: (chosen: Chosen) => void }) {
  const mayWrite = useMayWrite();
  const event = kindNamed('event');
  const signs = kindNamed('vital-signs');
  const intake = kindNamed('intake');
  return (
    <div className={styles['sheet']}>
      <section aria-label="Le plus souvent" className={styles['tiles']}>
        {mayWrite(signs) && (
          <button
            type="button"
            className={`${styles['tile']} ${styles['main']}`}
            onClick={() => onChoose({ kind: signs })}
          >
            <HeartIcon size={26} /> Constantes
          </button>
        )}
        {mayWrite(intake) && (
          <button
            type="button"
            className={`${styles['tile']} ${styles['main']}`}
            onClick={() => onChoose({ kind: intake })}
          >
            <PillIcon size={26} /> Médicament donné
          </button>
        )}
        {mayWrite(event) &&
          events.map(({ value, label }) => (
            <button
              key={value}
              type="button"
              className={styles['tile']}
              onClick={() => onChoose({ kind: event, preset: { event: value } })}
            >
              {value === 'other' ? 'Autre évènement' : label}
            </button>
          ))}
      </section>
      {shelves.map(({ title, kinds }) => {
        const offered = kinds.map(kindNamed).filter(mayWrite);
        if (offered.length === 0) return null;
        return (
          <section key={title} className={styles['shelf']} aria-label={title}>
            <h3>{title}</h3>
            <div>
              {offered.map((kind) => (
                <Button key={kind.kind} small onClick={() => onChoose({ kind })}>
                  {kind.name}
                </Button>
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}

/** From one step to the other the focus goes to its first answer: what was touched is no longer there. */
function useFocusOfStep(chosen: Chosen | undefined) {
  const step = useRef<HTMLDivElement>(null);
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    const first = (answers: string) => step.current?.querySelector<HTMLElement>(answers);
    (first('input:checked') ?? first('input, textarea, select') ?? first('button'))?.focus();
  }, [chosen]);
  return step;
}

/** `n` outside a field opens the sheet. */
function useNoteKey(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      openNote();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
