import { irene } from '@liane/cast';
import { readMessage } from '@liane/connector-mssante';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

/** The words of each message that bears a document, by subject. */
async function lettersOf(address: string): Promise<{ subject: string; text: string; replyTo: string }[]> {
  const desk = `${office.town.sandbox.addresses.http}/sandbox/mssante/mailboxes/${encodeURIComponent(address)}/messages`;
  const { messages } = (await (await fetch(desk)).json()) as { messages: { uid: number; archive: boolean }[] };
  return Promise.all(
    messages
      .filter(({ archive }) => archive)
      .map(async ({ uid }) => {
        const raw = Buffer.from(await (await fetch(`${desk}/${uid}`)).arrayBuffer());
        const { subject, text } = await readMessage(raw);
        const [, replyTo = ''] = /^Reply-To: (.*)\r$/m.exec(raw.toString('latin1')) ?? [];
        return { subject, text, replyTo };
      }),
  );
}

test('two documents of one day have one subject: the first line says which is which', async () => {
  const personId = await office.moveIn(irene);
  await office.validated(personId, 'transfer-sheet', { freeTexts: { reason: 'Chute' } });
  await office.validated(personId, 'dlu');
  await office.after(61);
  const letters = await lettersOf(gpAddress);
  expect(new Set(letters.map(({ subject }) => subject)).size).toBe(1);
  expect(letters.map(({ text }) => (text.split('\n')[0] ?? '').trim()).toSorted()).toEqual([
    'Document de liaison d’urgence',
    'Fiche de liaison d’urgence : transfert vers les urgences',
  ]);
});

test('MSS/va1.18 what leaves by itself says so, and is answered to the mailbox that people read', async () => {
  const [letter] = await lettersOf(gpAddress);
  expect(letter?.replyTo).toBe('soins@ehpad-tilleuls.mssante.fr');
  expect(letter?.text).toContain('cette boîte est lue par le logiciel');
  expect(letter?.text).toContain('Votre réponse ira à soins@ehpad-tilleuls.mssante.fr');
});
