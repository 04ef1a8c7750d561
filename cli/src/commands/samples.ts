import type { Command } from '../command.ts';
import { BadlyAsked } from '../refusals.ts';
import { userPath } from '../user-path.ts';

export const samples: Command = {
  usage: '--out DOSSIER',
  does: 'Écrit les documents des personnes fictives (CDA, PDF), les messages échangés à leur sujet, et un manifeste.',
  options: { out: { type: 'string' } },
  async run({ words, flags }) {
    const out = flags['out'];
    if (typeof out !== 'string' || words.length > 0) throw new BadlyAsked('Donnez le dossier où écrire par --out.');
    const { makeSamples } = await import('../samples/make-samples.ts');
    const written = await makeSamples(userPath(out));
    const persons = new Set(written.flatMap(({ person }) => person ?? [])).size;
    console.log(
      `${written.length} fichiers pour ${persons} personnes dans ${userPath(out)} ; manifest.json les nomme tous.`,
    );
    return 0;
  },
};
