import { expect, test } from 'vitest';
import { DmpInvalid, DmpRefused, openDmp } from './index.ts';
import type { Exchange } from './index.ts';
import { dominique, nadia, handWritten } from './testing/answers.ts';
import { dmpThat, says, untilTheEnd } from './testing/dmp-that.ts';

const td02 = 'urn:hl7-org:v3:PRPA_IN201308UV02';

test('TD0.9, TD0.10: pages of the Web PS', async () => {
  const { dmp, service } = await dmpThat(says(td02, ''));
  const base = service.config.addresses.web.replace(/\/$/, '');
  expect(dmp.webAddress('TableauDeBord')).toBe(`${base}/AccesDirect/TableauDeBord`);
  expect(dmp.webAddress('DossierPatient', dominique)).toBe(`${base}/AccesDirect/DossierPatient/279035121518989`);
  const direct = untilTheEnd(
    openDmp({
      ...service.config,
      addresses: { ...service.config.addresses, web: 'https://dmp.example/AccesDirect/' },
    }),
  );
  expect(direct.webAddress('Documents', dominique)).toBe('https://dmp.example/AccesDirect/Documents/279035121518989');
});

test('the token of Pro Santé Connect travels beside the message when there is one (U-02)', async () => {
  const { dmp, service } = await dmpThat(says(td02, handWritten('state-absent')));
  await dmp.stateOf(dominique, { ...nadia, bearer: 'abc.def' });
  await dmp.stateOf(dominique, nadia);
  expect(service.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer abc.def', undefined]);
  await expect(dmp.stateOf(dominique, { ...nadia, bearer: 'a\r\nX: y' })).rejects.toBeInstanceOf(DmpInvalid);
});

test('every exchange is heard by the recorder, byte for byte, failures included', async () => {
  const heard: Exchange[] = [];
  const { dmp, service } = await dmpThat(says(td02, handWritten('state-refused')), {
    onExchange: (exchange) => heard.push(exchange),
  });
  await expect(dmp.stateOf(dominique, nadia)).rejects.toBeInstanceOf(DmpRefused);
  await service.close();
  await expect(dmp.stateOf(dominique, nadia)).rejects.toMatchObject({ kind: 'dmp-unreachable' });
  expect(heard.map(({ transaction, answer }) => [transaction, answer?.status ?? null])).toEqual([
    ['TD0.2', 200],
    ['TD0.2', null],
  ]);
  expect(heard[0]?.request.body.equals(service.asked[0]?.bytes ?? Buffer.alloc(0))).toBe(true);
  expect(heard[0]?.answer?.body.toString()).toContain('DMPAccessDeniedByRightsService');
});

test('the secret connection of a minor is told in the VIHF, and only then (U-18)', async () => {
  const { dmp, service } = await dmpThat(says(td02, handWritten('state-absent')));
  await dmp.stateOf(dominique, { ...nadia, secretConnection: true });
  await dmp.stateOf(dominique, nadia);
  expect(service.asked.map(({ vihf }) => vihf.confidentiality)).toEqual(['INVISIBLE_REPRESENTANTS_LEGAUX', undefined]);
});
