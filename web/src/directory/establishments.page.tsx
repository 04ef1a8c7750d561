import { directory } from '@liane/server/contract/directory';
import type { Establishment } from '@liane/server/contract/directory';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FactsList } from '../design/facts-list.tsx';
import { BedIcon, BuildingIcon, PencilIcon, PlusIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import { Waiting } from '../design/waiting.tsx';
import { curled, spokenPhones } from '../facts/spoken.ts';
import { EstablishmentDialog } from './establishment.form.tsx';
import styles from './establishments.module.css';
import { UnitsDialog } from './units.form.tsx';

/** `/reglages/etablissements`: the places, their units, rooms and beds. */
export function EstablishmentsPage() {
  const list = useAsk(directory.establishments, {}, { topics: ['directory'] });
  const mayAdd = useMay('directory.addEstablishment');
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title="Établissements, unités et chambres"
      actions={
        mayAdd && (
          <Button icon={<PlusIcon />} onClick={() => setAdding(true)}>
            Ajouter un établissement
          </Button>
        )
      }
    >
      {list.error !== null && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isLoading && <Waiting />}
      {list.isSuccess && list.data.length === 0 && (
        <EmptyState icon={<BuildingIcon size={28} />} title="Aucun établissement." />
      )}
      {list.data?.map((establishment) => (
        <EstablishmentPanel key={establishment.id} establishment={establishment} />
      ))}
      {adding && <EstablishmentDialog establishment={undefined} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function EstablishmentPanel({ establishment }: { establishment: Establishment }) {
  const mayChange = useMay('directory.changeEstablishment');
  const mayArrange = useMay('directory.arrangeUnits');
  const [open, setOpen] = useState<'sheet' | 'units'>();
  const { address, units } = establishment;
  return (
    <Panel
      title={establishment.name}
      aside={
        <span className={styles['actions']}>
          {mayChange && (
            <Button small icon={<PencilIcon />} onClick={() => setOpen('sheet')}>
              Modifier la fiche
            </Button>
          )}
          {mayArrange && (
            <Button small icon={<BedIcon />} onClick={() => setOpen('units')}>
              Arranger les unités
            </Button>
          )}
        </span>
      }
    >
      <FactsList
        columns={2}
        lines={[
          { label: 'FINESS', value: establishment.finess },
          { label: 'SIRET', value: establishment.siret },
          { label: 'Catégorie', value: curled(establishment.categoryInFrench) },
          { label: 'Téléphone', value: establishment.phone && spokenPhones(establishment.phone) },
          { label: 'Adresse', value: `${address.street}, ${address.postalCode} ${address.city}` },
          { label: 'Fuseau horaire', value: establishment.timeZone },
        ]}
      />
      <ul className={styles['units']}>
        {units.map((unit) => (
          <li key={unit.id} className={styles['unit']}>
            <b>{unit.name}</b>
            <small>
              {unit.rooms.length} chambres, {unit.rooms.reduce((sum, room) => sum + room.beds.length, 0)} lits
            </small>
            <span className={styles['rooms']}>{unit.rooms.map(({ name }) => name).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {units.length === 0 && <p>Aucune unité : arrangez-les pour pouvoir admettre dans un lit.</p>}
      {open === 'sheet' && <EstablishmentDialog establishment={establishment} onClose={() => setOpen(undefined)} />}
      {open === 'units' && <UnitsDialog establishment={establishment} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}
