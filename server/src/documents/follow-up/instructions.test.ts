import { mauricette } from '@liane/cast';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastingFacts, recordFact } from '../../facts/index.ts';
import { keptByMedication } from '../../medication/index.ts';
import { uuidv7 } from '../../platform/index.ts';
import { receive } from '../receive.ts';
import { openHouse, type House } from '../testing/house.ts';
import { dischargeTreatmentsSection, receivedCda } from '../testing/received-cda.ts';
import { decide } from './decide.ts';
import { offered, presentFollowUp } from './follow-up.ts';
import { joined, saidPosology } from './instructions.ts';

describe('what a posology says beyond its dose', () => {
  test.each([
    [
      '16 UI à 20 h. Contrôler la glycémie ; prévenir sous 0,7 g/l.',
      '16 UI à 20 h.',
      'Contrôler la glycémie ; prévenir sous 0,7 g/l.',
    ],
    ['1 comp. le matin ; à jeun', '1 comp. le matin', 'à jeun'],
    ['1 sachet\nÀ diluer', '1 sachet', 'À diluer'],
    ['1 comprimé matin et soir', '1 comprimé matin et soir', ''],
  ])('%j', (posology, dose, instructions) => {
    expect(saidPosology(posology)).toEqual({ dose, instructions: instructions ? [instructions] : [], otherDoses: [] });
  });

  test('another dose is no instruction: beside a new one it would contradict it', () => {
    expect(saidPosology('16 UI à 20 h. 4 UI le matin. Peser le lundi.')).toEqual({
      dose: '16 UI à 20 h.',
      instructions: ['Peser le lundi.'],
      otherDoses: ['4 UI le matin.'],
    });
    expect(joined('12 UI à 20 h', ['Peser le lundi.'])).toBe('12 UI à 20 h. Peser le lundi.');
  });
});

describe('a dose that changes', () => {
  let house: House;
  let personId: string;
  const insulin = 'Insuline glargine 100 UI/ml, stylo';
  const watch = 'Contrôler la glycémie avant l’injection ; prévenir sous 0,7 g/l.';

  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.close());

  const propose = async () => {
    personId = await house.moveIn(mauricette, { record: null });
    return house.as(house.act(), async (tx, act) => {
      const content = {
        kind: 'treatment' as const,
        medicine: insulin,
        posology: `16 UI à 20 h. ${watch} 4 UI le matin.`,
        times: [],
        longTerm: true,
        since: '2020-03-30',
        reason: 'Diabète',
        asNeeded: { condition: 'glycémie au-dessus de 2 g/l', maxPerDay: 2 },
      };
      await recordFact(tx, act, keptByMedication, { id: uuidv7(), personId, occurredAt: act.at, content });
      const sections = dischargeTreatmentsSection([{ name: insulin, dose: ['12', '[iU]'], every: 24 }]);
      const letter = Buffer.from(receivedCda({ sections })).toString('base64');
      const { document } = await receive(tx, act, { id: uuidv7(), personId, content: letter }, house.workshop);
      const [line] = presentFollowUp(await offered(tx, act, document.id, house.workshop)).lines;
      if (!line) throw new Error('nothing is proposed');
      return { line, documentId: document.id };
    });
  };
  const accept = (documentId: string, key: string, dropsInstructions?: boolean) =>
    house.as(house.act(), async (tx, act) => {
      const said = { id: uuidv7(), key, accepted: true, why: '', ...(dropsInstructions && { dropsInstructions }) };
      const [line] = presentFollowUp(await decide(tx, act, documentId, said, house.workshop)).lines;
      const [written] = await lastingFacts(tx, act.organisationId, personId);
      return { line, content: written?.content };
    });

  test('keeps the instructions that the document leaves out, tells what goes, and starts anew', async () => {
    const { line, documentId } = await propose();
    const dose = line.becomes ?? '';
    expect(line).toMatchObject({
      action: 'change',
      keeping: { words: watch, becomes: `${dose}. ${watch}` },
      lost: '4 UI le matin. Si besoin\u00A0: glycémie au-dessus de 2 g/l, 2 par jour au plus',
    });
    expect(dose).toContain('12');
    const { line: decided, content } = await accept(documentId, line.key);
    expect(decided).toMatchObject({ state: 'accepted', becomes: `${dose}. ${watch}` });
    expect(content).toMatchObject({ posology: `${dose}. ${watch}`, reason: 'Diabète' });
    expect(content).not.toHaveProperty('since');
  });

  test('somebody may drop them, having read them', async () => {
    const { line, documentId } = await propose();
    const { line: decided, content } = await accept(documentId, line.key, true);
    expect(content).toMatchObject({ posology: line.becomes });
    expect(decided).toMatchObject({ becomes: line.becomes });
  });
});
