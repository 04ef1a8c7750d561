import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { directory } from '@liane/server/contract/directory';
import type { Correspondent, NationalCorrespondent } from '@liane/server/contract/directory';
import { professions } from '@liane/vocabulary/codes/professions';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import form from '../design/form.module.css';
import styles from '../facts/facts.module.css';
import { curled } from '../facts/spoken.ts';
import { detailsOf, eachAddress, wayTo } from './chosen.ts';
import { FoundButton } from './found-button.tsx';

export interface NationalSearchProps {
  kind: Correspondent['kind'];
  /** What was typed above, for the house as well. */
  text: string;
  /** There are fields below to write in whom it does not know. */
  byHand: boolean;
  onChoose: (found: NationalCorrespondent) => void;
}

const known = Object.values(professions)
  .filter(({ code }) => code !== professions.knownByRole.code)
  .map(({ code, display }) => ({ value: code, label: curled(display) }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));

/** Shorter, the Annuaire Santé would answer half the country. */
export const fewestLetters = 3;

/** The Annuaire Santé, asked beside: what the house knows is on screen already, and nothing waits for it. */
export function NationalSearch({ kind, text, byHand, onChoose }: NationalSearchProps) {
  const may = useMay('directory.searchNational');
  const [professionCode, setProfession] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [name] = useDebouncedValue(text, 400);
  const [where] = useDebouncedValue(place.trim(), 400);
  const enabled = may && name.length >= fewestLetters;
  const answer = useAsk(
    directory.searchNational,
    {
      body: {
        kind,
        name,
        ...(professionCode !== null && kind === 'professional' && { professionCode }),
        ...(where.length >= 2 && { place: where }),
      },
    },
    { enabled, freshFor: 300_000 },
  );
  if (!may || text.length < fewestLetters) return null;
  const found = (answer.data?.found ?? []).flatMap(eachAddress);
  return (
    <div className={styles['searched']} role="group" aria-label="Annuaire Santé">
      <div className={form['fields']}>
        {kind === 'professional' && (
          <Select
            label="Profession"
            placeholder="Toutes"
            searchable
            clearable
            data={known}
            value={professionCode}
            onChange={setProfession}
          />
        )}
        <TextInput
          label="Ville ou code postal"
          autoComplete="off"
          value={place}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
      </div>
      <p className={styles['help']} role="status">
        {said(answer, found.length)}
        {byHand && answer.isSuccess && found.length === 0 && ' Vous pouvez écrire ci-dessous.'}
      </p>
      {found.length > 0 && (
        <ul className={styles['found']} aria-label="Trouvés dans l’Annuaire Santé">
          {found.map((one) => (
            <li key={`${one.rpps} ${one.finess} ${one.name} ${one.address} ${one.mssanteAddress}`}>
              <FoundButton name={one.name} details={detailsOf(one)} way={wayTo(one)} onChoose={() => onChoose(one)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One sentence, whatever happens there. */
function said(
  {
    data,
    error,
    isFetching,
  }: Pick<ReturnType<typeof useAsk<typeof directory.searchNational>>, 'data' | 'error' | 'isFetching'>,
  count: number,
): string {
  if (data?.state === 'answered' && count > 0) return 'Dans l’Annuaire Santé\u00A0:';
  if (data?.state === 'answered') return 'L’Annuaire Santé ne connaît personne sous ce nom.';
  if (data?.message) return `${data.message} Ce que la maison connaît reste proposé.`;
  if (error !== null && !isFetching)
    return 'L’Annuaire Santé n’a pas pu être interrogé. Ce que la maison connaît reste proposé.';
  return 'On cherche aussi dans l’Annuaire Santé…';
}
