import { expect, test } from 'vitest';
import { professionSystems } from '../caller.ts';
import type { Professional } from '../caller.ts';
import { firstRecords } from '../state/seed.ts';
import type { KeptRecord } from '../state/record.ts';
import { mayConsult } from './matrix.ts';
import { personSees, professionalSees, representativeSees } from './visibility.ts';
import type { Judged } from './visibility.ts';

const who = (change: Partial<Professional> = {}): Professional => ({
  id: '899700000017',
  name: 'Une infirmière',
  professionCode: '60',
  professionSystem: professionSystems.health,
  functions: [],
  structureId: '1990001026',
  purpose: 'normal',
  ...change,
});

function recordWith(change: Partial<KeptRecord>): KeptRecord {
  const [first] = firstRecords();
  if (!first) throw new Error('an empty town');
  return { ...first, ...change };
}

const author = '899700000025';
const hidden = ['N', 'MASQUE_PS', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX'] as const;
const entryThat = (code: (typeof hidden)[number]): Judged => ({
  authors: [
    {
      person: `${author}^BELKACEM^Nadia^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS`,
      institutions: [],
      role: null,
      specialties: [],
    },
  ],
  typeCode: { code: '74207-2', codeSystem: '2.16.840.1.113883.6.1', displayName: '' },
  confidentiality: [
    { code: 'N', codeSystem: '2.16.840.1.113883.5.25', displayName: '' },
    ...(code === 'N' ? [] : [{ code, codeSystem: '1.2.250.1.213.1.1.4.13', displayName: '' }]),
  ],
});

const open = recordWith({ treatingDoctors: ['MT'] });
const generous = recordWith({ allowsMaskedInEmergency: true });
const blocking = recordWith({ blocked: [{ id: who().id, name: '', since: '2026-01-01T00:00:00.000Z' }] });
const urgent = who({ purpose: 'bris_de_glace' });

/** The table of digest 3.9, line by line: N, MASQUE_PS, INVISIBLE_PATIENT, INVISIBLE_REPRESENTANTS_LEGAUX. */
test.each<[string, string, (entry: Judged) => boolean]>([
  ['the author', 'yyyy', (entry) => professionalSees(entry, who({ id: author }), open)],
  ['the médecin traitant', 'yyyy', (entry) => professionalSees(entry, who({ id: 'MT', professionCode: '10' }), open)],
  ['another professional', 'ynyy', (entry) => professionalSees(entry, who(), open)],
  ['bris de glace', 'ynyy', (entry) => professionalSees(entry, urgent, open)],
  ['bris de glace, masked ones allowed', 'yyyy', (entry) => professionalSees(entry, urgent, generous)],
  [
    'centre 15, masked ones allowed',
    'yyyy',
    (entry) => professionalSees(entry, who({ purpose: 'centre_15' }), generous),
  ],
  ['a blocked professional', 'nnnn', (entry) => professionalSees(entry, who(), blocking)],
  ['the person', 'yyny', personSees],
  ['a legal representative', 'yynn', representativeSees],
])('DMP/3.9 %s: %s', (_viewer, expected, sees) => {
  expect(hidden.map((code) => (sees(entryThat(code)) ? 'y' : 'n')).join('')).toBe(expected);
});

const role = (genre: string, system: string = professionSystems.other): Professional =>
  who({ professionCode: '99', professionSystem: system, genre });

test.each<[string, string, boolean, Professional]>([
  ['a doctor', '34112-3', true, who({ professionCode: '10' })],
  ['a doctor', 'ATTEST-RESID', false, who({ professionCode: '10' })],
  ['a dentist', '80788-3', false, who({ professionCode: '40' })],
  ['a dentist', 'EXPPAT_3', false, who({ professionCode: '40' })],
  ['a nurse', '57833-6', true, who()],
  ['a podologist', '15508-5', false, who({ professionCode: '80' })],
  ['a coordinator (GENR08)', '80788-3', true, role('GENR08')],
  ['a coordinator (GENR08)', '15507-7', false, role('GENR08')],
  ['a coordinator (GENR08)', '57833-6', false, role('GENR08')],
  ['an actor of care (GENR11)', '80788-3', false, role('GENR11')],
  ['an actor with no row', '80788-3', false, role('GENR12')],
  [
    'a social profession (R94)',
    '80788-3',
    false,
    who({ professionCode: '51', professionSystem: professionSystems.social }),
  ],
])('DMP/3.13 %s and %s: %s', (_who, type, expected, professional) => {
  expect(mayConsult(professional, type)).toBe(expected);
});
