import { displayHtml } from '@liane/cda';
import type { Command } from '../command.ts';
import { bytesOf, namedFiles } from '../read-file.ts';
import { BadlyAsked } from '../refusals.ts';
import { asJson, understand } from '../understand.ts';

export const read: Command = {
  usage: 'FICHIER… [--html]',
  does: 'Montre ce qui est compris d’un document CDA, en JSON ou en page HTML (--html).',
  options: { html: { type: 'boolean' } },
  async run({ words, flags }) {
    const files = await namedFiles(words);
    return flags['html'] === true ? showPage(files) : showJson(files);
  },
};

async function showPage([file, ...others]: string[]): Promise<number> {
  if (file === undefined || others.length > 0) throw new BadlyAsked('Avec --html, donnez un seul fichier.');
  const understood = understand(await bytesOf(file));
  if ('refused' in understood) {
    console.error(`${file} : ${understood.refused.message}`);
    return 1;
  }
  process.stdout.write(displayHtml(understood.document));
  return 0;
}

async function showJson(files: string[]): Promise<number> {
  const results = [];
  for (const file of files) results.push({ file, ...understand(await bytesOf(file)) });
  console.log(asJson(results));
  return results.some((result) => 'refused' in result) ? 1 : 0;
}
