import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { directory } from '@liane/server/contract/directory';
import type { Correspondent } from '@liane/server/contract/directory';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { SearchIcon } from '../design/icons.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import styles from '../facts/facts.module.css';
import { spokenPhones } from '../facts/spoken.ts';
import { chosenInTheHouse, chosenNationally } from './chosen.ts';
import type { Chosen } from './chosen.ts';
import { FoundButton } from './found-button.tsx';
import { fewestLetters, NationalSearch } from './national-search.tsx';
import { answersTo } from './near.ts';
import type { Near } from './near.ts';

export interface CorrespondentSearchProps {
  kind: Correspondent['kind'];
  label: string;
  /** There are fields below to write in somebody whom no directory knows. */
  byHand?: boolean;
  /** Those around the person one writes about: proposed before anything is typed, and searched too. */
  near?: { label: string; people: readonly Near[] };
  onChoose: (chosen: Chosen) => void;
}

/** Someone outside the house, found by name: at once among those it knows, then in the Annuaire Santé. */
export function CorrespondentSearch({ kind, label, byHand = false, near, onChoose }: CorrespondentSearchProps) {
  const may = useMay('directory.searchCorrespondents');
  const nationalToo = useMay('directory.searchNational');
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text.trim(), 150);
  const found = useAsk(
    directory.searchCorrespondents,
    { body: { text: settled, kind } },
    { enabled: may && settled.length >= 2, keepPrevious: settled.length >= 2, freshFor: 60_000 },
  );
  if (!may) return null;
  const choose = (chosen: Chosen): void => {
    setText('');
    onChoose(chosen);
  };
  const around = (near?.people ?? []).filter((one) => answersTo(one, text));
  // Where the Annuaire Santé is asked too, it has the last word.
  const asksBoth = nationalToo && settled.length >= fewestLetters;
  const shown = settled.length >= 2 && text !== '' ? (found.data ?? []).slice(0, 8) : [];
  const toldUnknown =
    settled.length >= 2 && found.isSuccess && shown.length + around.length === 0 && text !== '' && !asksBoth;
  return (
    <div className={styles['searched']}>
      <TextInput
        label={label}
        leftSection={<SearchIcon />}
        placeholder={kind === 'structure' ? 'Nom de l’hôpital, ville…' : 'Nom, profession, ville…'}
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {near !== undefined && around.length > 0 && (
        <>
          <p className={styles['help']}>{near.label}&nbsp;:</p>
          <ul className={styles['found']} aria-label={near.label}>
            {around.map((one) => (
              <li key={one.factId}>
                <FoundButton
                  name={one.name}
                  details={[one.role, one.professionInFrench, one.phone && spokenPhones(one.phone)]
                    .filter(Boolean)
                    .join(' · ')}
                  way={one.mssanteAddress ?? (one.rpps ? 'Chercher son adresse MSSanté' : 'sans adresse MSSanté')}
                  onChoose={() => (one.mssanteAddress === null && one.rpps ? setText(one.rpps) : choose(one))}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {found.error !== null && <ProblemMessage error={found.error} />}
      {shown.length > 0 && (
        <ul className={styles['found']} aria-label="Correspondants trouvés">
          {shown.map((correspondent) => (
            <li key={correspondent.id}>
              <FoundButton
                name={correspondent.name}
                details={[
                  correspondent.professionInFrench,
                  correspondent.address,
                  correspondent.phone && spokenPhones(correspondent.phone),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                way={correspondent.mssanteAddress}
                onChoose={() => choose(chosenInTheHouse(correspondent))}
              />
            </li>
          ))}
        </ul>
      )}
      {toldUnknown && (
        <p className={styles['help']}>
          L’annuaire de la maison ne connaît pas «&nbsp;{settled}&nbsp;»
          {byHand ? <>&nbsp;: écrivez ci-dessous.</> : '.'}
        </p>
      )}
      <NationalSearch
        kind={kind}
        text={text.trim()}
        byHand={byHand}
        onChoose={(found) => choose(chosenNationally(found))}
      />
    </div>
  );
}
