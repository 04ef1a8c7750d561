import type { StaffMember } from '@liane/server/contract/access';
import { Badge } from '../design/badge.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { registerWords } from './words.ts';

/** What the Annuaire Santé says of someone, and what differs; a worker looks beside, nothing here waits for it. */
export function RegisterChecked({ member: { rpps, register } }: { member: Pick<StaffMember, 'rpps' | 'register'> }) {
  if (rpps === null) return <>sans numéro</>;
  if (register === null) return <Badge state="plain">Pas encore vérifié</Badge>;
  const { words, state } = registerWords[register.state];
  return (
    <>
      <Badge state={state}>{words}</Badge>
      {register.remarks.map((remark) => (
        <small key={remark}>{remark}</small>
      ))}
      {register.at !== null && (
        <small>
          vérifié <FrenchDate at={register.at} />
        </small>
      )}
    </>
  );
}
