import { expect, test } from 'vitest';
import { citizenDomain, establishments, mssanteDomains, outsiders, professionals } from './index.ts';

const published = [
  ...professionals.flatMap(({ mssante }) => mssante ?? []),
  ...outsiders.map(({ mssante }) => mssante),
  ...establishments.flatMap(({ mssante }) => mssante?.organisational ?? []),
];
const applicative = establishments.flatMap(({ mssante }) => mssante?.applicative ?? []);
const domainOf = (address: string) => address.slice(address.indexOf('@') + 1);

test('every mailbox is in the trusted space, none among the citizens, and belongs to one holder', () => {
  const all = [...published, ...applicative];
  expect(all.filter((address) => !/^[a-z.-]+@[a-z.-]+$/.test(address))).toEqual([]);
  expect(all.filter((address) => !mssanteDomains.includes(domainOf(address)))).toEqual([]);
  expect(all.filter((address) => domainOf(address) === citizenDomain)).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

test('every establishment has its two mailboxes; a personal one is only given with an RPPS number', () => {
  expect(establishments.filter(({ mssante }) => mssante === undefined)).toEqual([]);
  expect(professionals.filter(({ rpps, mssante }) => rpps === undefined && mssante !== undefined)).toEqual([]);
});
