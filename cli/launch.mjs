// The door of every npm script. Plain JavaScript that any Node from version 18 on can run: it installs what is missing,
// then hands over to cli/src/main.ts under the Node of the lockfile.
import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenNpmDies } from './launch/npm-alive.mjs';
import { installWhatIsMissing } from './launch/install.mjs';
import { linkPostgresLibraries } from './launch/postgres-links.mjs';
import { Refusal } from './launch/refusal.mjs';
import { suitableNode } from './launch/suitable-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const startedAt = Date.now();

try {
  await installWhatIsMissing(root);
  await linkPostgresLibraries(root);
  run(suitableNode(root));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`Liane : ${error.message}`);
  process.exitCode = 1;
}

function run(node) {
  // A demonstration shares a machine: little memory for what lives a moment, collected more often.
  const frugal = process.argv[2] === 'start' ? ['--max-semi-space-size=2'] : [];
  const child = spawn(node, [...frugal, join(root, 'cli/src/main.ts'), ...process.argv.slice(2)], {
    // The channel closes with this process, however it ends; the child then stops by itself.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // Tools begin with `#!/usr/bin/env node`: they must find this Node too.
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
      LIANE_LAUNCHED_AT: String(startedAt),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  whenNpmDies(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
