import type { Identity } from '@liane/server/contract/identity';
import { identityStatusInFrench } from '@liane/vocabulary/identity-status';
import { CivilDate } from '../design/french-date.tsx';
import { Panel } from '../design/panel.tsx';
import { Timeline } from '../design/timeline.tsx';
import type { TimelineEntry } from '../design/timeline.tsx';
import { curled } from '../facts/spoken.ts';

/** Every change of status and of traits, latest first. */
export function HistoryPanel({ identity }: { identity: Identity }) {
  return (
    <Panel title="Histoire de cette identité">
      <Timeline label="Histoire de cette identité" entries={entriesOf(identity)} />
    </Panel>
  );
}

function entriesOf({ statusHistory, traitHistory }: Identity): TimelineEntry[] {
  const statuses = statusHistory.map(({ at, by, from, to, why }) => ({
    key: `status ${at} ${to}`,
    at,
    by,
    title:
      from === null
        ? `Identité créée : ${identityStatusInFrench[to].toLowerCase()}`
        : `${identityStatusInFrench[from]} → ${identityStatusInFrench[to]}`,
    detail: curled(why),
  }));
  // The oldest version is the creation, already told by the first status.
  const changes = traitHistory.toSorted((a, b) => a.at.localeCompare(b.at)).slice(1);
  const traits = changes.map(({ at, by, why, traits: became }) => ({
    key: `traits ${at}`,
    at,
    by,
    title: 'Traits stricts changés',
    detail: (
      <>
        <p>{curled(why)}</p>
        <p>
          Devenus : {became.birthFamilyName} {became.birthGivenNames}, <CivilDate date={became.birthDate} />,{' '}
          {became.birthPlaceCode}
        </p>
      </>
    ),
  }));
  return [...statuses, ...traits].toSorted((a, b) => b.at.localeCompare(a.at));
}
