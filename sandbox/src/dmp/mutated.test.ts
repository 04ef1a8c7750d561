import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerMessage } from './desk.ts';
import { firstRecords } from './state/seed.ts';
import { createStore } from './state/store.ts';
import { existenceAction, existenceOf } from './testing/existence.ts';
import { callOf, lotAbout } from './testing/lot.ts';
import { keysOf, openTown, readReply, writeCall } from './testing/town.ts';
import type { Call, TestTown } from './testing/town.ts';

let here: TestTown;
beforeAll(async () => {
  here = await openTown();
});
afterAll(() => here.town.close());

/** The long run asks for more: `DMP_MUTATIONS=100000`. */
const runs = Number(process.env['DMP_MUTATIONS'] ?? 1_500);

test(`${runs} mutated messages: an answer or a refusal in its own format, never anything else`, async () => {
  const lot = lotAbout('mauricette', keysOf(here.town, '1990001026').seal);
  const calls: Call[] = [
    { path: 'patients', action: existenceAction, body: existenceOf('mauricette') },
    callOf(lot, 'mauricette'),
  ];
  const requests = calls.map((call) => writeCall(here.town, call));
  const store = createStore(firstRecords);
  const desk = { store, authorityPem: here.town.certificates.caPem, now: () => new Date(), newId: randomUUID };
  const cut = fc.record({ at: fc.nat(12_000), drop: fc.nat(60), put: fc.uint8Array({ maxLength: 10 }) });
  fc.assert(
    fc.property(fc.constantFrom(...requests), fc.array(cut, { minLength: 1, maxLength: 4 }), (request, cuts) => {
      const bytes = cuts.reduce<Buffer>(
        (all, { at, drop, put }) => Buffer.concat([all.subarray(0, at), put, all.subarray(at + drop)]),
        request.body,
      );
      const answer = answerMessage(
        {
          path: request.path,
          contentType: request.contentType,
          bytes,
          connectedUnit: '1990001026',
          connectedFor: ['1.3.6.1.5.5.7.3.2'],
        },
        desk,
      );
      const { status } = readReply({ status: answer.status, contentType: answer.contentType, body: answer.body });
      expect([200, 500]).toContain(status);
    }),
    { numRuns: runs },
  );
}, 120_000);
