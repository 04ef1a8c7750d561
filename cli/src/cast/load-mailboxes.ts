import { establishments, professionals, unitMailboxes, type CastEstablishment } from '@liane/cast';
import { addHolders, addMailbox } from '@liane/server/module/messaging';
import type { Loading, Place } from './loading.ts';

interface Opened {
  kind: 'APP' | 'ORG' | 'PER';
  address: string;
  displayName: string;
  unitId: string | null;
  holders: string[];
}

/** The MSSanté mailboxes of each establishment: of the software, of the team, of each unit, of those who work there. */
export async function loadMailboxes(loading: Loading): Promise<void> {
  for (const known of establishments) {
    const place = loading.places.get(known.key);
    if (place) for (const mailbox of mailboxesOf(loading, known, place)) await open(loading, place, mailbox);
  }
}

function mailboxesOf({ authors }: Loading, known: CastEstablishment, place: Place): Opened[] {
  const { mssante, name, units } = known;
  const here = professionals.filter(({ practices }) =>
    practices.some(({ establishmentKey }) => establishmentKey === known.key),
  );
  // A mailbox is opened with Pro Santé Connect, which signs in by e-CPS only.
  const holders = here.filter(({ ecps }) => ecps === 'active').flatMap(({ key }) => authors.get(key)?.accountId ?? []);
  const team = (address: string, displayName: string, unitId: string | null): Opened => ({
    kind: 'ORG',
    address,
    displayName,
    unitId,
    holders,
  });
  const personal = here.flatMap((one): Opened[] => {
    const account = authors.get(one.key);
    // Somebody of two organisations reads their personal mailbox in the one whose operator keeps it.
    const isKeptHere = domainOf(one.mssante) === domainOf(mssante?.organisational);
    if (!one.mssante || account?.establishmentId !== place.id || !isKeptHere) return [];
    const displayName = `${one.givenName}_${one.familyName.toLocaleUpperCase('fr')}`;
    return [{ kind: 'PER', address: one.mssante, displayName, unitId: null, holders: [account.accountId] }];
  });
  if (!mssante) return personal;
  return [
    { kind: 'APP', address: mssante.applicative, displayName: name, unitId: null, holders: [] },
    team(mssante.organisational, name, null),
    ...unitMailboxes(known).map(({ unitKey, address }) =>
      team(
        address,
        `${name} – ${units.find(({ key }) => key === unitKey)?.name ?? ''}`,
        place.units.get(unitKey)?.id ?? null,
      ),
    ),
    ...personal,
  ];
}

const domainOf = (address: string | undefined): string | undefined => address?.slice(address.indexOf('@') + 1);

async function open({ platform, tx, organisationId }: Loading, place: Place, mailbox: Opened): Promise<void> {
  const id = platform.newId();
  const { kind, address, displayName, unitId, holders } = mailbox;
  await addMailbox(tx, organisationId, {
    id,
    establishment_id: place.id,
    unit_id: unitId,
    kind,
    address,
    display_name: displayName,
  });
  await addHolders(tx, organisationId, id, holders);
}
