import { germaine, mauricette } from '@liane/cast';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { abandon } from './change-sending.ts';
import { certificatesOf } from './certificates.ts';
import { counters } from './counters.ts';
import { historyOf } from './events.ts';
import { noticeArrived } from './notice-arrived.ts';
import { organisationId } from '../documents/testing/house.ts';
import { openPostOffice, type PostOffice } from './testing/post-office.ts';
import { sendingsToSettle } from './todos.ts';

let office: PostOffice;
beforeAll(async () => {
  office = await openPostOffice();
});
afterAll(() => office.close());

test('SC.TBB.01.MS1, TBB.03 counted by establishment and author, by channel, INS qualified or not, failures apart', async () => {
  const qualified = await office.moveIn(germaine);
  await office.validated(qualified);
  const notYet = await office.moveIn(mauricette, { qualified: false });
  await office.validated(notYet);
  await office.after(61);
  const { messageId } = await office.sending(notYet, 'mssante');
  const at = office.clock.now;
  await office.as((tx) => noticeArrived(tx, { organisationId, messageId, outcome: 'failed', said: '', at }));
  const lines = await office.as((tx, act) => counters(tx, act));
  const month = lines.filter(({ period }) => period === 'month');
  const one = { total: 1, insQualified: 1, insNotQualified: 0, failures: 0 };
  expect(month).toMatchObject([
    { author: null, rpps: null, dmp: one, citizen: one, mssante: { ...one, failures: 1 }, records: { all: 1 } },
    { author: 'Aurélie Besnard', rpps: '10199000018', dmp: one, citizen: one, mssante: { ...one, failures: 1 } },
  ]);
  expect(lines.filter(({ period }) => period === 'previous-year')).toEqual([]);
  // The refused message; what waits for the identity is settled among the identities.
  expect(await office.as((tx, act) => sendingsToSettle(tx, act))).toBe(1);
});

test('a sending given up says by whom and why, and its whole history stays readable', async () => {
  const personId = await office.moveIn(
    { ...mauricette, traits: { ...mauricette.traits, birthFamilyName: 'AUTRE' } },
    {
      qualified: false,
    },
  );
  await office.validated(personId);
  const held = await office.sending(personId, 'dmp');
  await office.as((tx, act) => abandon(tx, act, held.id, 'Elle retourne chez elle'));
  const history = await office.as((tx, act) => historyOf(tx, held, act));
  expect(history.map(({ stateInFrench }) => stateInFrench)).toEqual(['Abandonné', 'Retenu', 'En attente']);
  expect(history[0]).toMatchObject({ said: 'Aurélie Besnard : Elle retourne chez elle' });
  await office.after(3_700);
  expect((await office.sending(personId, 'dmp')).state).toBe('abandoned');
});

test('certificates: the first to expire first, warned two months before', () => {
  const { config } = office.post;
  const [first] = certificatesOf(config, office.clock.now, new Map());
  if (!first?.expiresAt) throw new Error('the town issues certificates');
  expect(first).toMatchObject({ warning: false, subject: expect.stringContaining('AUTH-CLI') });
  const soon = new Date(Date.parse(first.expiresAt) - 30 * 86_400_000);
  expect(certificatesOf(config, soon, new Map())[0]).toMatchObject({ warning: true, daysLeft: 30 });
});

test('of the structures that share the installation, an organisation watches its own certificates, by their names', () => {
  const { certificatePem, keyPem, sealCertificatePem, sealKeyPem } = office.town.dmp;
  const keys = { certificatePem: `${certificatePem}\n`, keyPem, sealCertificatePem, sealKeyPem };
  const structures = { '1990001034': keys, '1990002024': keys };
  const said = certificatesOf(
    { ...office.post.config, dmp: { ...office.town.dmp, structures } },
    office.clock.now,
    new Map([['1990001034', 'Accueil de jour Les Tilleuls']]),
  ).map(({ inFrench }) => inFrench);
  expect(said).toContain('Connexion au DMP, Accueil de jour Les Tilleuls');
  expect(said.join()).not.toContain('1990002024');
});
