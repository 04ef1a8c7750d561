import { posix } from 'node:path';
import { importsOf } from './imports.ts';
import type { Room } from './rooms.ts';
import { rooms } from './rooms.ts';
import type { SourceFile } from './source-files.ts';
import { isForTests } from './test-files.ts';

/** Sentences naming each import that goes against the arrows between rooms; empty when all hold. */
export function againstTheArrows(files: SourceFile[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [`${file.path} is in no room of the house`];
    return importsOf(file.text)
      .filter((imported) => !isAllowed(imported, file.path, room))
      .map((imported) => `${file.path} imports ${imported}: ${room.folder} may not`);
  });
}

const roomOf = (path: string): Room | undefined => rooms.find(({ folder }) => path.startsWith(`${folder}/`));

function isAllowed(imported: string, path: string, room: Room): boolean {
  if (imported.startsWith('.')) return posix.join(posix.dirname(path), imported).startsWith(`${room.folder}/`);
  if (imported === '@liane/cli' || imported.startsWith('@liane/cli/')) return false;
  if (!imported.startsWith('@liane/')) return true;
  const allowed = [...room.mayImport, ...(isForTests(path) ? (room.testsMayImport ?? []) : []), room.package];
  return allowed.some((name) => (name.endsWith('*') ? imported.startsWith(name.slice(0, -1)) : imported === name));
}
