import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** Makes node_modules say what the lockfile says; costs one hash when it already does. Throws Refusal when npm cannot. */
export async function installWhatIsMissing(root) {
  const lockfile = await readFile(join(root, 'package-lock.json'), 'utf8');
  const stamp = join(root, 'node_modules/.liane-stamp');
  const wanted = createHash('sha256').update(lockfile).update(process.platform).update(process.arch).digest('hex');
  if ((await textOf(stamp)) === wanted) return;

  if (!(await agrees(root, lockfile))) {
    assertWritable(root);
    const startedAt = Date.now();
    console.log('Installation des composants (une à deux minutes, la première fois seulement)…');
    await npmCi(root);
    console.log(`Composants installés en ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  }
  // A folder installed by somebody else is fine; it is only compared again next time.
  await writeFile(stamp, wanted).catch(() => undefined);
}

// npm leaves in node_modules/.package-lock.json what it really installed, and writes it last.
async function agrees(root, lockfile) {
  const installed = await textOf(join(root, 'node_modules/.package-lock.json'));
  if (installed === undefined) return false;
  const present = JSON.parse(installed).packages;
  return Object.entries(JSON.parse(lockfile).packages).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    if (wanted.link === true) return existsSync(join(root, path));
    if (present[path] === undefined) return wanted.optional === true && !isMadeForThisMachine(wanted);
    return present[path].integrity === wanted.integrity;
  });
}

// Optional packages that name no machine are npm's own choice (fallbacks); those that name ours are wanted.
function isMadeForThisMachine({ os, cpu, libc }) {
  if (os === undefined || cpu === undefined) return false;
  const glibc = process.report.getReport().header.glibcVersionRuntime !== undefined;
  const right = [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch);
  return right && (libc === undefined || [libc].flat().includes(glibc ? 'glibc' : 'musl'));
}

function assertWritable(root) {
  try {
    accessSync(root, constants.W_OK);
    const modules = join(root, 'node_modules');
    if (existsSync(modules)) accessSync(modules, constants.W_OK);
  } catch {
    throw new Refusal(
      `les composants ne peuvent pas être installés : le dossier ${root} n'est pas accessible en écriture. ` +
        `Rien n'a été changé. Donnez-vous le droit d'y écrire, ou copiez Liane dans un dossier à vous.`,
    );
  }
}

// No installation script is run: what the embedded PostgreSQL needs is done by postgres-links.mjs.
function npmCi(root) {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => (said += chunk));
    child.on('error', () => reject(new Refusal('npm est introuvable. Installez Node.js avec npm, puis recommencez.')));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Refusal(causeOf(said)))));
  });
}

const causes = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
    'le dépôt des composants est injoignable. Vérifiez le réseau',
  ],
  [/ENOSPC/, 'le disque est plein. Libérez de la place (il faut environ 1 Go)'],
  [/EACCES|EPERM|EROFS/, "npm n'a pas le droit d'écrire. Vérifiez les droits du dossier et du cache de npm"],
  [/EINTEGRITY/, "un composant reçu n'est pas celui attendu. Videz le cache de npm (npm cache clean --force)"],
  [
    /can only install packages when your package.json and package-lock.json/,
    'package.json et package-lock.json ne disent pas la même chose. Reprenez la version publiée',
  ],
];

function causeOf(said) {
  const known = causes.find(([pattern]) => pattern.test(said))?.[1] ?? 'npm a échoué';
  const detail =
    said
      .split('\n')
      .find((line) => /^npm (error|ERR!) (?!code)/.test(line))
      ?.replace(/^npm (error|ERR!) /, '') ?? '';
  return `les composants n'ont pas pu être installés : ${known}, puis recommencez.${detail ? ` (npm : ${detail.trim()})` : ''}`;
}

async function textOf(path) {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
