import { Checkbox, Select } from '@mantine/core';
import { directory } from '@liane/server/contract/directory';
import { useAsk } from '../client/use-ask.ts';
import { Button } from '../design/button.tsx';
import form from '../design/form.module.css';
import { PlusIcon, TrashIcon } from '../design/icons.tsx';
import styles from './practices.module.css';
import { inProfession, newPractice, professionsOf, underRole } from './typed-practice.ts';
import type { TypedPractice } from './typed-practice.ts';
import { roles } from './words.ts';

export interface PracticesFieldsProps {
  practices: readonly TypedPractice[];
  onChange: (practices: TypedPractice[]) => void;
}

/** One role per establishment, as many as needed. */
export function PracticesFields({ practices, onChange }: PracticesFieldsProps) {
  const establishments = useAsk(directory.establishments, {}, { topics: ['directory'], freshFor: 60_000 });
  const places = (establishments.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const set = (index: number, patch: Partial<TypedPractice>): void =>
    onChange(practices.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  return (
    <fieldset className={form['choice']}>
      <legend>Rôles</legend>
      <div className={styles['practices']}>
        {practices.map((practice, index) => (
          // Rows have no identity of their own while they are typed.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className={styles['practice']}>
            <Select
              label="Établissement"
              allowDeselect={false}
              data={places}
              value={practice.establishmentId === '' ? null : practice.establishmentId}
              onChange={(id) => set(index, { establishmentId: id ?? '' })}
            />
            <Select
              label="Rôle"
              allowDeselect={false}
              data={roles}
              value={practice.role}
              onChange={(value) => {
                const role = roles.find((candidate) => candidate.value === value);
                if (role !== undefined) set(index, underRole(practice, role.value));
              }}
            />
            {professionsOf(practice.role).length > 0 && (
              <Select
                label="Profession"
                searchable
                clearable
                placeholder="Connue par son rôle"
                data={professionsOf(practice.role)}
                value={practice.professionCode}
                onChange={(code) => set(index, inProfession(practice, code))}
              />
            )}
            <div className={styles['last']}>
              <Checkbox
                label="Administre l’installation"
                checked={practice.isAdministrator}
                onChange={(event) => set(index, { isAdministrator: event.currentTarget.checked })}
              />
              {practices.length > 1 && (
                <Button
                  kind="quiet"
                  small
                  icon={<TrashIcon />}
                  onClick={() => onChange(practices.filter((_, at) => at !== index))}
                >
                  Retirer ce rôle
                </Button>
              )}
            </div>
          </div>
        ))}
        <Button small icon={<PlusIcon />} onClick={() => onChange([...practices, newPractice(places[0]?.value ?? '')])}>
          Ajouter un rôle ailleurs
        </Button>
      </div>
    </fieldset>
  );
}
