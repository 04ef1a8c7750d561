import { identity } from '@liane/server/contract/identity';
import type { PersonHint } from '@liane/server/contract/identity';
import { useDebouncedValue } from '@mantine/hooks';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { CheckIcon, PeopleIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from './admission.module.css';
import { HintCard } from './hint-card.tsx';
import type { TypedTraits } from './typed-traits.ts';

export interface DoublesHintsProps {
  traits: TypedTraits;
  onRecognise: (hint: PersonHint) => void;
}

/** « Est-ce la même personne ? », live while the name is typed. */
export function DoublesHints({ traits, onRecognise }: DoublesHintsProps) {
  const [settled] = useDebouncedValue(JSON.stringify(soughtBy(traits)), 250);
  const body = JSON.parse(settled) as ReturnType<typeof soughtBy>;
  const enough = (body.birthFamilyName?.length ?? 0) >= 2;
  const doubles = useAsk(identity.findDoubles, { body }, { enabled: enough, keepPrevious: true });
  const hints = enough ? (doubles.data ?? []) : [];
  return (
    <div className={styles['hintList']} aria-live="polite">
      {doubles.error !== null && <ProblemMessage error={doubles.error} onRetry={() => void doubles.refetch()} />}
      {!enough && (
        <EmptyState icon={<PeopleIcon size={28} />} title="Qui lui ressemble&nbsp;?">
          Dès les premières lettres du nom, les personnes déjà connues apparaissent ici.
        </EmptyState>
      )}
      {enough && hints.length > 0 && <h2>Est-ce la même personne ?</h2>}
      {hints.map((hint) => (
        <HintCard key={hint.personId} hint={hint}>
          <Button small icon={<CheckIcon />} onClick={() => onRecognise(hint)}>
            Oui, c’est cette personne
          </Button>
        </HintCard>
      ))}
      {enough && doubles.isSuccess && hints.length === 0 && (
        <EmptyState icon={<CheckIcon size={28} />} title="Personne de connu ne lui ressemble." />
      )}
    </div>
  );
}

function soughtBy({ birthFamilyName, firstBirthGivenName, birthDate }: TypedTraits) {
  return {
    ...(birthFamilyName.trim() !== '' && { birthFamilyName: birthFamilyName.trim() }),
    ...(firstBirthGivenName.trim() !== '' && { firstBirthGivenName: firstBirthGivenName.trim() }),
    ...(birthDate !== '' && { birthDate }),
  };
}
