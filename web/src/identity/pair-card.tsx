import { VisuallyHidden } from '@mantine/core';
import type { PersonHint } from '@liane/server/contract/identity';
import { sexInFrench } from '@liane/vocabulary/sex';
import { Link } from '@tanstack/react-router';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { spokenCivilDate } from '../design/french-dates.ts';
import { IdentityBadge } from '../design/identity-badge.tsx';
import { Panel } from '../design/panel.tsx';
import styles from './doubles.module.css';

export interface PairCardProps {
  kept: PersonHint;
  other: PersonHint;
  /** 0 to 1. */
  likeness: number;
  onMerge: (kept: PersonHint, other: PersonHint) => void;
}

const rows: { label: string; of: (hint: PersonHint) => string }[] = [
  { label: 'Nom de naissance', of: ({ birthFamilyName }) => birthFamilyName },
  { label: 'Premier prénom', of: ({ firstBirthGivenName }) => firstBirthGivenName },
  { label: 'Date de naissance', of: ({ birthDate }) => spokenCivilDate(birthDate) },
  { label: 'Sexe', of: ({ sex }) => sexInFrench[sex] },
  { label: 'Lieu de naissance', of: ({ birthPlaceName }) => birthPlaceName },
];

/** Two records side by side; what differs is marked. */
export function PairCard({ kept, other, likeness, onMerge }: PairCardProps) {
  const mayMerge = useMay('identity.mergePersons');
  const pair = [kept, other];
  return (
    <Panel title={kept.displayName} aside={<Badge state="late">Ressemblance {Math.round(likeness * 100)} %</Badge>}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>Trait</VisuallyHidden>
            </th>
            {pair.map((hint) => (
              <th key={hint.personId} scope="col">
                <Link to="/personnes/$personId/identite" params={{ personId: hint.personId }}>
                  {hint.displayName}
                </Link>{' '}
                <IdentityBadge status={hint.status} attributes={hint.attributes} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, of }) => (
            <tr key={label} data-same={of(kept) === of(other)}>
              <th scope="row">{label}</th>
              {pair.map((hint) => (
                <td key={hint.personId}>{of(hint)}</td>
              ))}
            </tr>
          ))}
        </tbody>
        {mayMerge && (
          <tfoot>
            <tr>
              <td />
              <td>
                <Button small onClick={() => onMerge(kept, other)}>
                  Garder ce dossier
                </Button>
              </td>
              <td>
                <Button small onClick={() => onMerge(other, kept)}>
                  Garder ce dossier
                </Button>
              </td>
            </tr>
          </tfoot>
        )}
      </table>
    </Panel>
  );
}
