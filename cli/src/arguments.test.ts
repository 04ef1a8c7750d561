import { expect, test } from 'vitest';
import { parse } from './arguments.ts';
import { BadlyAsked } from './refusals.ts';

const command = {
  usage: 'FICHIER… [--html]',
  options: { html: { type: 'boolean' }, out: { type: 'string' } },
} as const;

test('files and options are read in any order', () => {
  expect(parse('read', command, ['a.xml', '--html', 'b.xml'])).toEqual({
    words: ['a.xml', 'b.xml'],
    flags: { html: true },
  });
});

test('an unknown option is named, and the usage recalled', () => {
  expect(() => parse('read', command, ['--htlm'])).toThrow(
    new BadlyAsked('L’option « --htlm » n’existe pas. Usage : npm run liane -- read FICHIER… [--html]'),
  );
});

test('an option without its value is named', () => {
  expect(() => parse('read', command, ['--out'])).toThrow('L’option « --out » est mal donnée.');
});

test('a file whose name begins with a dash comes after --', () => {
  expect(parse('read', command, ['--', '--html'])).toEqual({ words: ['--html'], flags: {} });
});
