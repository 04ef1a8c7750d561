import { insOids, matriculeKey } from '@liane/vocabulary';
import { uuidv7 } from '../../platform/index.ts';
import { acceptInsi } from '../accept-insi.ts';
import { addInquiry, saveInquiry } from '../inquiries.ts';
import type { FoundIdentity } from '../insi-answers.ts';
import type { Person } from '../person.ts';
import type { Office } from './office.ts';

let order = 0;

/** A right matricule, another each time. */
export function newMatricule(): string {
  const first13 = `2380335238${String(++order).padStart(3, '0')}`;
  return first13 + (matriculeKey(first13) ?? '');
}

/** Puts an answer of INSi on the table, as the worker does, to be accepted or not. */
export async function answered(
  office: Office,
  person: Person,
  answer: Partial<FoundIdentity> = {},
  state: 'found' | 'not-importable' = 'found',
): Promise<string> {
  const id = uuidv7();
  await office.work(async (tx, act) => {
    const inquiry = await addInquiry(tx, act, { id, personId: person.id, kind: 'recuperation' });
    await saveInquiry(tx, act.organisationId, {
      ...inquiry,
      state,
      answer: {
        traits: person.traits,
        matricule: newMatricule(),
        oid: insOids.nirTest,
        history: [],
        obstacles: [],
        ...answer,
        asked: person.traits,
      },
    });
  });
  return id;
}

/** The person once an answer of INSi is accepted. */
export async function accepted(office: Office, person: Person, answer: Partial<FoundIdentity> = {}): Promise<Person> {
  const inquiryId = await answered(office, person, answer);
  return office.work((tx, act) => acceptInsi(tx, act, person.id, inquiryId));
}
