import type { XmlElement } from '@liane/xml';
import { codeOf, dateOf, numberOf } from './datatypes.ts';
import type { ReadValue } from './facts.ts';
import { collapse, note, wordsOf } from './reading.ts';
import type { Reading } from './reading.ts';

const instances = 'http://www.w3.org/2001/XMLSchema-instance';

/** Value of an observation by its `xsi:type`, prefix ignored; undefined when it is empty, noted when its type is not one read here. */
export function valueOf(element: XmlElement | undefined, reading: Reading): ReadValue | undefined {
  if (element === undefined) return undefined;
  const type = (element.attribute('type', instances) ?? '').replace(/^.*:/, '');
  const said = element.attribute('value');
  switch (type) {
    case 'PQ':
    case 'INT':
    case 'REAL':
    case 'MO': {
      const value = numberOf(element);
      return value === undefined ? undefined : { kind: 'quantity', value, unit: unitOf(element) };
    }
    case 'BL':
      return said === 'true' || said === 'false' ? { kind: 'boolean', value: said === 'true' } : undefined;
    case 'CD':
    case 'CE':
    case 'CV':
    case 'CO':
    case 'CS': {
      const value = codeOf(element, reading);
      return value === undefined ? undefined : { kind: 'code', value };
    }
    case 'TS': {
      const value = dateOf(element, reading);
      return value === undefined ? undefined : { kind: 'date', value };
    }
    case 'IVL_PQ':
    case 'IVL_INT': {
      const [low, high] = [element.child('low'), element.child('high')];
      const range = { low: numberOf(low), high: numberOf(high) };
      if (range.low === undefined && range.high === undefined) return undefined;
      return { kind: 'range', ...range, unit: unitOf(low) ?? unitOf(high) };
    }
    default:
      return textValue(element, type, reading);
  }
}

function textValue(element: XmlElement, type: string, reading: Reading): ReadValue | undefined {
  const text = wordsOf(element, reading) ?? collapse(element.attribute('value') ?? '');
  if (text !== '') return { kind: 'text', value: text };
  if (type !== 'ST' && type !== 'ED' && type !== '' && element.attribute('nullFlavor') === undefined)
    note(reading, 'observation/value', `Une valeur de type « ${type.slice(0, 20)} » n'est pas lue.`);
  return undefined;
}

/** UCUM `1` means « no unit ». */
const unitOf = (element: XmlElement | undefined): string | undefined => {
  const unit = element?.attribute('unit');
  return unit === undefined || unit === '' || unit === '1' ? undefined : unit;
};
