import { uuidv7, type Tx } from '../platform/index.ts';
import { lockInquiry, settleInquiry } from './inquiries.ts';
import type { Person } from './person.ts';
import { personToChange } from './person-to-change.ts';
import { InquiryNotToSettle, UnknownInquiry } from './refusals.ts';
import { identityTables, writtenBy, type Author } from './tables.ts';
import { tellScreens } from './tell-screens.ts';

const settled = new Set(['accepted', 'dismissed', 'confirmed', 'contradicted']);

/** The answer is not taken, or the question no longer asked; the identity stays as it is, the reason is kept. Throws UnknownInquiry, InquiryNotToSettle. */
export async function dismissInsi(
  tx: Tx,
  author: Author,
  personId: string,
  inquiryId: string,
  why: string,
): Promise<Person> {
  const person = await personToChange(tx, author.organisationId, personId);
  const inquiry = await lockInquiry(tx, author.organisationId, inquiryId);
  if (!inquiry || inquiry.personId !== personId) throw new UnknownInquiry();
  if (settled.has(inquiry.state)) throw new InquiryNotToSettle();
  await settleInquiry(tx, author, inquiryId, 'dismissed');
  await identityTables(tx)
    .insertInto('insi_dismissals')
    .values({ ...writtenBy(author), id: uuidv7(author.at), inquiry_id: inquiryId, why })
    .execute();
  tellScreens(tx, personId);
  return person;
}
