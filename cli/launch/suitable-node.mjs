import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';

/** Path of a Node that runs TypeScript files as they are: the one of the lockfile, else the current one from version 24 on. */
export function suitableNode(root) {
  const own = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
  if (isExecutable(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Refusal(
    `il faut Node 24 ou plus récent sur cette machine (${process.platform} ${process.arch}), ` +
      `et c'est Node ${process.versions.node} qui a été trouvé. Installez Node 24, puis recommencez.`,
  );
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
