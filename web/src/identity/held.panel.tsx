import type { Identity } from '@liane/server/contract/identity';
import { sexInFrench } from '@liane/vocabulary/sex';
import { useState } from 'react';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { FactsList } from '../design/facts-list.tsx';
import { spokenCivilDate } from '../design/french-dates.ts';
import { IdentityBadge } from '../design/identity-badge.tsx';
import { LockIcon, PencilIcon } from '../design/icons.tsx';
import { Panel } from '../design/panel.tsx';
import { ComplementaryDialog } from './complementary.form.tsx';
import { spokenPhones } from '../facts/spoken.ts';
import styles from './identity.module.css';
import { StrictTraitsDialog } from './strict-traits.form.tsx';
import { spacedMatricule } from './words.ts';

/** What we hold: strict traits, visibly locked once INSi has spoken, then the rest. */
export function HeldPanel({ identity }: { identity: Identity }) {
  const { traits, complementary, ins, locked } = identity;
  const mayChangeStrict = useMay('identity.changeStrictTraits');
  const mayChangeOthers = useMay('identity.changeComplementary');
  const [open, setOpen] = useState<'strict' | 'others'>();
  const trait = (value: string) => (
    <span className={styles['trait']}>
      {value}
      {locked && <LockIcon size="0.9em" title="verrouillé" />}
    </span>
  );
  return (
    <Panel
      title="Ce que nous tenons"
      aside={
        <span className={styles['badges']}>
          <IdentityBadge status={identity.status} attributes={identity.attributes} />
        </span>
      }
    >
      <FactsList
        lines={[
          { label: 'Matricule INS', value: ins === null ? 'pas encore récupéré' : matricule(ins) },
          { label: 'Nom de naissance', value: trait(traits.birthFamilyName) },
          { label: 'Premier prénom', value: trait(traits.firstBirthGivenName) },
          { label: 'Tous les prénoms', value: traits.birthGivenNames },
          { label: 'Date de naissance', value: trait(spokenCivilDate(traits.birthDate)) },
          { label: 'Sexe', value: trait(sexInFrench[traits.sex]) },
          { label: 'Lieu de naissance', value: trait(identity.birthPlaceName), note: `Code ${traits.birthPlaceCode}` },
          { label: 'Numéro local', value: identity.localId },
        ]}
      />
      {locked && (
        <p className={styles['lockNote']}>
          <LockIcon size="1.1em" /> Ces traits viennent d’INSi : les changer retire le matricule et fait redescendre le
          statut.
        </p>
      )}
      <h3 className={styles['subtitle']}>Traits complémentaires</h3>
      <FactsList
        lines={[
          { label: 'Nom utilisé', value: complementary.usedFamilyName },
          { label: 'Prénom utilisé', value: complementary.usedGivenName },
          { label: 'Adresse', value: addressOf(complementary) },
          {
            label: 'Téléphone',
            value: [complementary.phone, complementary.mobile]
              .filter((number) => number !== null)
              .map(spokenPhones)
              .join(' · '),
          },
          { label: 'Courriel', value: complementary.email },
          { label: 'Langue parlée', value: complementary.spokenLanguage },
        ]}
      />
      <div className={styles['actions']} data-print="no">
        {mayChangeOthers && (
          <Button small icon={<PencilIcon />} onClick={() => setOpen('others')}>
            Compléter
          </Button>
        )}
        {mayChangeStrict && (
          <Button small icon={<LockIcon />} onClick={() => setOpen('strict')}>
            Corriger un trait strict
          </Button>
        )}
      </div>
      <StrictTraitsDialog identity={identity} open={open === 'strict'} onClose={() => setOpen(undefined)} />
      <ComplementaryDialog identity={identity} open={open === 'others'} onClose={() => setOpen(undefined)} />
    </Panel>
  );
}

function matricule(ins: NonNullable<Identity['ins']>) {
  return (
    <>
      <span className={`${styles['trait']} ${styles['matricule']}`}>
        {spacedMatricule(ins.matricule)} <LockIcon size="0.9em" title="verrouillé" />
      </span>
      <small style={{ display: 'block' }}>{ins.nature}</small>
    </>
  );
}

function addressOf({ address }: Identity['complementary']): string | null {
  return address === null
    ? null
    : [address.street, `${address.postalCode} ${address.city}`.trim()].filter((part) => part !== '').join(', ');
}
