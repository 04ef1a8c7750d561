import { readXml } from '@liane/xml';
import { expect, test } from 'vitest';
import { doseOf } from './posology.ts';
import { startReading } from './reading.ts';

test.each([
  ['12', '[iU]', '12 UI'],
  ['250', 'ug', '250 µg'],
  ['5', 'mL', '5 ml'],
  ['1', '{tablet}', '1 comprimé(s)'],
  ['2', '{unknown}', '2 {unknown}'],
])('%s of %s reads « %s »', (value, unit, said) => {
  const quantity = readXml(`<doseQuantity xmlns="urn:hl7-org:v3" value="${value}" unit="${unit}"/>`);
  expect(doseOf(quantity, startReading(quantity))).toBe(said);
});
