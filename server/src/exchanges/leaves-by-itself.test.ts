import { mauricette } from '@liane/cast';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gpAddress, openPostOffice, type PostOffice } from './testing/post-office.ts';

let office: PostOffice;
let personId: string;
beforeAll(async () => {
  office = await openPostOffice();
  personId = await office.moveIn();
});
afterAll(() => office.close());

describe('a validated document', () => {
  test('SC.DMP.01.MS1, SC.MSS.17.MS1, SC.MSS.18.MS1 leaves by itself to the DMP, the general practitioner and the person', async () => {
    const documentId = await office.validated(personId);
    const planned = await office.sendings(personId);
    expect(
      planned.filter((each) => each.documentId === documentId).map(({ channel, state }) => [channel, state]),
    ).toEqual(
      expect.arrayContaining([
        ['dmp', 'waiting'],
        ['mssante', 'waiting'],
        ['citizen', 'waiting'],
      ]),
    );
    await office.after(61);
    const sent = await office.sendings(personId);
    expect(
      sent.filter((each) => each.documentId === documentId).map(({ channel, state, said }) => [channel, state, said]),
    ).toEqual(
      expect.arrayContaining([
        ['dmp', 'accepted', null],
        ['mssante', 'accepted', null],
        ['citizen', 'accepted', null],
      ]),
    );
    expect(office.town.documentsOf(mauricette)).toHaveLength(1);
    const [letter, ...others] = await office.town.mailOf(gpAddress);
    expect(others.filter(({ messageId }) => messageId === letter?.messageId)).toEqual([]);
    expect(letter?.breaches).toEqual([]);
  });
});
