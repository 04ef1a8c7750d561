import { TextInput, VisuallyHidden } from '@mantine/core';
import { access } from '@liane/server/contract/access';
import type { StaffMember } from '@liane/server/contract/access';
import { foldName } from '@liane/vocabulary/names';
import { useState } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay } from '../client/use-session.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { PeopleIcon, PlusIcon, SearchIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { ProblemMessage } from '../design/problem-message.tsx';
import table from '../design/table.module.css';
import { Waiting } from '../design/waiting.tsx';
import { AddStaffDialog } from './add-staff.form.tsx';
import { RegisterChecked } from './register-check.tsx';
import { StaffDownloads } from './staff-downloads.tsx';
import { StaffDialog } from './staff-member.dialog.tsx';
import { signsInWith } from './words.ts';

/** `/reglages/personnel`: who works here, with which role, and how each signs in. */
export function StaffPage() {
  const staff = useAsk(access.staff, {}, { topics: ['staff'] });
  const mayAdd = useMay('access.addStaff');
  const [text, setText] = useState('');
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string>();
  const sought = foldName(text);
  const members = (staff.data ?? []).filter(
    ({ displayName, rpps }) => sought === '' || foldName(displayName).includes(sought) || rpps?.includes(sought),
  );
  const opened = staff.data?.find(({ id }) => id === openId);
  return (
    <Page
      title="Personnel"
      lead="Chaque personne a un rôle par établissement ; ses droits en découlent."
      actions={
        <>
          <StaffDownloads />
          {mayAdd && (
            <Button kind="first" icon={<PlusIcon />} onClick={() => setAdding(true)}>
              Ajouter quelqu’un
            </Button>
          )}
        </>
      }
    >
      {staff.error !== null && <ProblemMessage error={staff.error} onRetry={() => void staff.refetch()} />}
      <Panel
        title={
          staff.data === undefined
            ? 'Personnel'
            : `${staff.data.length} ${staff.data.length > 1 ? 'personnes' : 'personne'}`
        }
        aside={
          <TextInput
            aria-label="Chercher dans le personnel"
            placeholder="Nom ou numéro RPPS"
            leftSection={<SearchIcon />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        }
      >
        {staff.isLoading && <Waiting />}
        {staff.isSuccess && members.length === 0 && (
          <EmptyState icon={<PeopleIcon size={28} />} title="Personne ne correspond." />
        )}
        {members.length > 0 && <Members members={members} onOpen={setOpenId} />}
      </Panel>
      <AddStaffDialog open={adding} onClose={() => setAdding(false)} />
      {opened !== undefined && <StaffDialog member={opened} onClose={() => setOpenId(undefined)} />}
    </Page>
  );
}

function Members({ members, onOpen }: { members: StaffMember[]; onOpen: (id: string) => void }) {
  return (
    <div className={table['scroll']}>
      <table className={`${table['table']} ${table['folding']}`}>
        <thead>
          <tr>
            <th scope="col">Nom</th>
            <th scope="col">Rôles</th>
            <th scope="col">Se connecte avec</th>
            <th scope="col">Annuaire Santé</th>
            <th scope="col">Dernière connexion</th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.id}>
              <td>
                <b>{member.displayName}</b>
                {member.rpps !== null && <small>RPPS {member.rpps}</small>}
              </td>
              <td>
                {member.practices.map((practice) => (
                  <div key={practice.id}>
                    {practice.roleInFrench}
                    {practice.isAdministrator && ', administrateur'}
                    <small>{practice.establishmentName}</small>
                  </div>
                ))}
              </td>
              <td>
                <Badge state={signsInWith[member.signsInWith].state}>{signsInWith[member.signsInWith].words}</Badge>
              </td>
              <td data-label="Annuaire Santé">
                <RegisterChecked member={member} />
              </td>
              <td data-label="Dernière connexion">
                {member.lastSignInAt === null ? 'jamais' : <FrenchDate at={member.lastSignInAt} />}
              </td>
              <td>
                <Button small aria-label={`Modifier ${member.displayName}`} onClick={() => onOpen(member.id)}>
                  Modifier
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
