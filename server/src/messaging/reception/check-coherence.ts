import type { Step } from './reception.ts';

/** The archive and each of its documents name the same document (digest 7.2, uniqueId); what differs is kept aside for people. */
export const checkCoherence: Step = async ({ pieces }) => {
  for (const piece of pieces) {
    const id = piece.read?.header.id;
    if (!id || piece.uniqueId === '') continue;
    const names = [id.root, `${id.root}^${id.extension ?? ''}`].map(plain);
    if (names.includes(plain(piece.uniqueId))) continue;
    Object.assign(piece, {
      state: 'unreadable',
      code: 906,
      reason: 'L’archive et ce document ne portent pas le même identifiant : il n’est pas celui qui est annoncé.',
    });
  }
  return undefined;
};

/** A UUID may be written as a URN, or as an OID under 2.25. */
function plain(id: string): string {
  const text = id
    .trim()
    .toUpperCase()
    .replace(/^URN:(UUID|OID):/, '')
    .replace(/\^$/, '');
  return /^2\.25\.\d+$/.test(text)
    ? BigInt(text.slice(5)).toString(16).padStart(32, '0').toUpperCase()
    : text.replaceAll('-', '');
}
