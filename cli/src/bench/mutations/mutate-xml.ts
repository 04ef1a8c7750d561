import type { Chance } from './chance.ts';
import { mutate, type Words } from './mutate.ts';

/** Half of the time the message stays well formed and says something else; the other half it is spoilt as bytes. */
export function mutateXml(good: Buffer, chance: Chance, words: Words): Buffer {
  if (chance.below(2) === 0) return mutate(good, chance, words);
  let text = good.toString();
  for (let left = 1 + chance.below(4); left > 0; left--) text = chance.pick(changes)(text, chance);
  return Buffer.from(text);
}

type Change = (text: string, chance: Chance) => string;

const leaf = /<([\w:.-]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;
const attribute = /\s[\w:.-]+="[^"<]*"/g;
const words = /(?<=>)[^<>]+(?=<)/g;

const values = [
  '',
  ' ',
  '0',
  '-1',
  '99999999999999999999',
  '20261399',
  '20260230999999',
  'urn:uuid:',
  '1.2.3',
  '1..2',
  '^^^&amp;&amp;ISO^',
  '^^^^^^^^^^^^^^^^^^^^',
  '../../etc/passwd',
  'cid:%',
  'cid:autre',
  '&#13;&#10;Bcc: x',
  '__proto__',
  'constructor',
  'É'.repeat(2000),
  "' OR 1=1 --",
] as const;

/** What was found there, replaced. */
function replaceOne(text: string, pattern: RegExp, chance: Chance, by: (found: string) => string): string {
  const all = [...text.matchAll(pattern)];
  const found = all[chance.below(all.length)];
  if (!found) return text;
  return text.slice(0, found.index) + by(found[0]) + text.slice(found.index + found[0].length);
}

const withoutLeaf: Change = (text, chance) => replaceOne(text, leaf, chance, () => '');

const leafTwice: Change = (text, chance) =>
  replaceOne(text, leaf, chance, (found) => found.repeat(chance.pick([2, 2, 3, 300])));

const leafElsewhere: Change = (text, chance) => {
  let moved = '';
  const rest = replaceOne(text, leaf, chance, (found) => {
    moved = found;
    return '';
  });
  return replaceOne(rest, leaf, chance, (found) => found + moved);
};

const leafRenamed: Change = (text, chance) =>
  replaceOne(text, leaf, chance, (found) => {
    const name = /^<([\w:.-]+)/.exec(found)?.[1] ?? '';
    return found.replaceAll(name, `${name}X`);
  });

const otherValue: Change = (text, chance) =>
  replaceOne(text, attribute, chance, (found) => found.replace(/"[^"]*"/, () => `"${chance.pick(values)}"`));

const withoutAttribute: Change = (text, chance) => replaceOne(text, attribute, chance, () => '');

const otherWords: Change = (text, chance) => replaceOne(text, words, chance, () => chance.pick(values));

const changes: readonly [Change, ...Change[]] = [
  withoutLeaf,
  leafTwice,
  leafElsewhere,
  leafRenamed,
  otherValue,
  otherValue,
  withoutAttribute,
  otherWords,
  otherWords,
];
