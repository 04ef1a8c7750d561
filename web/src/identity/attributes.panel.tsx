import { TextInput } from '@mantine/core';
import { identity as contracts } from '@liane/server/contract/identity';
import type { Identity } from '@liane/server/contract/identity';
import { useState } from 'react';
import { useAct } from '../client/use-act.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { ConfirmDialog } from '../design/confirm-dialog.tsx';
import { Panel } from '../design/panel.tsx';
import styles from './identity.module.css';
import { afterIdentityActOn } from './refreshes.ts';

const attributes = [
  {
    attribute: 'douteuse',
    words: 'Identité douteuse',
    meaning: 'On se demande si la personne est bien celle qu’elle dit. INSi n’est plus interrogé.',
  },
  { attribute: 'fictive', words: 'Identité fictive', meaning: 'Personne inventée, pour une formation ou un essai.' },
  {
    attribute: 'homonyme',
    words: 'Homonyme',
    meaning: 'Quelqu’un d’autre a les mêmes nom et prénom : redoublez d’attention.',
  },
] as const;

/** What makes this identity particular, set or lifted with a reason. */
export function AttributesPanel({ identity }: { identity: Identity }) {
  const maySet = useMay('identity.setAttribute');
  const [changing, setChanging] = useState<(typeof attributes)[number]>();
  return (
    <Panel title="Particularités">
      <ul className={styles['attributes']}>
        {attributes.map((each) => {
          const present = identity.attributes.includes(each.attribute);
          return (
            <li key={each.attribute} className={styles['attribute']}>
              <span>
                <b>{each.words}</b>&nbsp;: {present ? 'oui' : 'non'}
                <small>{each.meaning}</small>
              </span>
              {maySet && (
                <Button
                  small
                  aria-label={`${present ? 'Lever' : 'Poser'} : ${each.words}`}
                  onClick={() => setChanging(each)}
                >
                  {present ? 'Lever' : 'Poser'}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {changing !== undefined && (
        <ChangeAttribute identity={identity} changing={changing} onClose={() => setChanging(undefined)} />
      )}
    </Panel>
  );
}

interface ChangeAttributeProps {
  identity: Identity;
  changing: (typeof attributes)[number];
  onClose: () => void;
}

function ChangeAttribute({ identity, changing, onClose }: ChangeAttributeProps) {
  const { personId } = identity;
  const present = !identity.attributes.includes(changing.attribute);
  const [why, setWhy] = useState('');
  const change = useAct(contracts.setAttribute, { refreshes: afterIdentityActOn(personId), onDone: onClose });
  const verb = present ? 'Poser' : 'Lever';
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`${verb} l’attribut « ${changing.words.toLowerCase()} »`}
      verb={`${verb} l’attribut`}
      busy={change.busy}
      disabled={why.trim().length < 3}
      error={change.error}
      onConfirm={() =>
        change.run({ params: { id: personId }, body: { attribute: changing.attribute, present, why: why.trim() } })
      }
    >
      <p>{changing.meaning}</p>
      <TextInput
        label="Pourquoi"
        withAsterisk
        mt="sm"
        value={why}
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
}
