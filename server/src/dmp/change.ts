import { hiddenFrom, readXcn, type DocumentEntry } from '@liane/xds';
import { consulting, type Consultation, type Desk } from './consultation.ts';
import type { Change } from './dmp.ts';
import { forgetDocument } from './forget.ts';
import { refreshList } from './listing.ts';

export type ChangeKind = Extract<Change['kind'], 'mask' | 'unmask' | 'make-visible' | 'delete'>;

/** Written by this professional (PS_IdNat), whatever the place they wrote from. */
export const isMine = ({ authors }: Pick<DocumentEntry, 'authors'>, psIdNat: string): boolean =>
  authors.some(({ person }) => person !== null && readXcn(person).id === psIdNat);

/** What the functional table lets a professional do of a document they read (digest 3.11): unmask and delete one's own only. */
export function changesOf(entry: DocumentEntry, psIdNat: string): ChangeKind[] {
  const hidden = hiddenFrom(entry.confidentiality);
  const mine = isMine(entry, psIdNat);
  return [
    ...(hidden.includes('MASQUE_PS') ? (mine ? (['unmask'] as const) : []) : (['mask'] as const)),
    ...(hidden.some((each) => each !== 'MASQUE_PS') ? (['make-visible'] as const) : []),
    ...(mine ? (['delete'] as const) : []),
  ];
}

/** Deleted for everybody, or masked for those who did not write it (digest 3.9): the list would not tell that it is gone. */
const leavesMySight = (kind: ChangeKind, entry: DocumentEntry, psIdNat: string): boolean =>
  kind === 'delete' || (kind === 'mask' && !isMine(entry, psIdNat));

/** TD3.3 (ITI-57), then the list as it became. Throws Stopped, or what the connector throws. */
export async function changeDocument(
  desk: Desk,
  consultation: Consultation,
  kind: ChangeKind,
  entry: DocumentEntry,
): Promise<{ uniqueId: string }> {
  const { ask, person, by, dmp, ins } = consultation;
  await dmp.change(ins, { kind, entry }, await consulting(desk, consultation));
  if (leavesMySight(kind, entry, by.person.id))
    await desk.platform.database.within(ask, (tx) => forgetDocument(tx, ask, person.id, entry.uniqueId));
  await refreshList(desk, consultation);
  return { uniqueId: entry.uniqueId };
}
