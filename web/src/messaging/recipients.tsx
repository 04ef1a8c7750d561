import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { CorrespondentSearch } from '../circle/correspondent-search.tsx';
import type { Chosen } from '../circle/chosen.ts';
import { professionalsNear } from '../circle/near.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { CrossIcon } from '../design/icons.tsx';
import { useFacts } from '../facts/use-facts.ts';
import { PersonPicker } from '../frame/person-picker.tsx';
import chips from '../design/chips.module.css';
import styles from './messaging.module.css';
import type { Typed } from './typed.ts';

export interface RecipientsProps {
  typed: Typed;
  onChange: (change: Partial<Typed>) => void;
}

/** To whom: found in the house’s directory or the Annuaire Santé, written by hand, or a person’s citizen mailbox. */
export function Recipients({ typed: { to, names, person: citizen, about }, onChange }: RecipientsProps) {
  const maySearch = useMay('directory.searchCorrespondents');
  const [kind, setKind] = useState<'professional' | 'structure' | 'person' | 'address'>('professional');
  const [without, setWithout] = useState<string>();
  const [typed, setTyped] = useState('');
  const whose = about ?? citizen;
  const circle = useFacts(whose?.id ?? '', 'circle', useMay('circle.list') && whose !== null);
  const around = professionalsNear(circle.data ?? []).filter(
    ({ mssanteAddress: one }) => !one || !to.includes(one.toLowerCase()),
  );
  const add = (written: string, name?: string): void => {
    const address = written.trim().toLowerCase();
    setWithout(undefined);
    onChange({
      to: [...new Set([...to, address])],
      ...(name !== undefined && { names: { ...names, [address]: name } }),
    });
  };
  const choose = ({ name, mssanteAddress }: Chosen): void => {
    if (mssanteAddress) add(mssanteAddress, name);
    else setWithout(name);
  };
  const kinds = [
    ...(maySearch
      ? ([
          ['professional', 'Un professionnel'],
          ['structure', 'Une structure'],
        ] as const)
      : []),
    ['person', 'Une personne accompagnée'],
    ['address', 'Une adresse'],
  ] as const;
  const isAddress = /^\S+@\S+\.\S+$/.test(typed.trim());
  return (
    <fieldset className={styles['recipients']}>
      <legend>À</legend>
      {(to.length > 0 || citizen !== null) && (
        <ul className={styles['chosen']} aria-label="Destinataires">
          {to.map((address) => (
            <Recipient
              key={address}
              name={names[address] ?? address}
              address={address}
              onRemove={() => onChange({ to: to.filter((one) => one !== address) })}
            />
          ))}
          {citizen !== null && (
            <Recipient
              name={`${citizen.displayName}, sa messagerie citoyenne`}
              onRemove={() => onChange({ person: null })}
            />
          )}
        </ul>
      )}
      <div className={chips['chips']} role="group" aria-label="Chercher un destinataire parmi">
        {kinds.map(([value, words]) => (
          <button key={value} type="button" aria-pressed={kind === value} onClick={() => setKind(value)}>
            {words}
          </button>
        ))}
      </div>
      {(kind === 'professional' || kind === 'structure') && maySearch && (
        <CorrespondentSearch
          key={kind}
          kind={kind}
          label="Chercher dans l’annuaire"
          {...(kind === 'professional' &&
            whose !== null && { near: { label: `Autour de ${whose.displayName}`, people: around } })}
          onChoose={choose}
        />
      )}
      {kind === 'person' && (
        <>
          {about !== null && citizen === null && (
            <p>
              <Button onClick={() => onChange({ person: about })}>Écrire à {about.displayName}</Button>
            </p>
          )}
          <PersonPicker
            label="Chercher la personne"
            onChoose={(row) => row && onChange({ person: { id: row.personId, displayName: row.displayName } })}
          />
          <p className={styles['quiet']}>
            Le message arrive dans Mon espace santé. Il faut que son identité soit qualifiée.
          </p>
        </>
      )}
      {kind === 'address' && (
        <div className={styles['other']}>
          <TextInput
            label="Adresse MSSanté"
            type="email"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Button
            disabled={!isAddress}
            onClick={() => {
              add(typed);
              setTyped('');
            }}
          >
            Ajouter
          </Button>
        </div>
      )}
      {without !== undefined && (
        <p className={styles['quiet']} role="status">
          {without} n’a pas d’adresse MSSanté connue&nbsp;: rien ne peut lui être écrit d’ici.
        </p>
      )}
    </fieldset>
  );
}

function Recipient({ name, address, onRemove }: { name: string; address?: string; onRemove: () => void }) {
  return (
    <li>
      <span>
        {name}
        {address !== undefined && address !== name && <small>{address}</small>}
      </span>
      <button type="button" aria-label={`Retirer ${name}`} onClick={onRemove}>
        <CrossIcon />
      </button>
    </li>
  );
}
