import { backUp } from '../backup/back-up.ts';
import { passphraseOf } from '../backup/passphrase.ts';
import type { Command } from '../command.ts';
import { installationOf } from '../installation.ts';
import { productVersion } from '../product-version.ts';
import { reachDatabase } from '../reach-database.ts';
import { BadlyAsked } from '../refusals.ts';
import { userPath } from '../user-path.ts';

export const backup: Command = {
  usage: 'FICHIER [--key-file FICHIER] [--config FICHIER]',
  does: 'Sauvegarde tout le dossier à un même instant, chiffré, pendant que l’on travaille.',
  options: { 'key-file': { type: 'string' }, config: { type: 'string' } },
  async run({ words: [file, ...others], flags }) {
    if (file === undefined || others.length > 0) throw new BadlyAsked('Donnez le fichier à écrire.');
    const passphrase = passphraseOf(flags['key-file'], process.env);
    const { dataDir, databaseUrl } = installationOf(flags['config'], process.env);
    const database = await reachDatabase({ dataDir, databaseUrl });
    try {
      const asked = { databaseUrl: database.url, dataDir, file: userPath(file), passphrase };
      const { tables, rows } = await backUp({ ...asked, version: productVersion(), now: new Date() });
      console.log(`Sauvegarde faite : ${userPath(file)} (${rows.toLocaleString('fr-FR')} lignes, ${tables} tables).`);
      console.log('Elle ne se relit qu’avec sa clé : gardez les deux à des endroits différents.');
      return 0;
    } finally {
      await database.leave();
    }
  },
};
