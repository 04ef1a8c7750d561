/** Error table of the reception (digest 8.4), as a notice says it: `<code>^<label>`. */
export const receptionCodes = {
  0: 'Intégré',
  900: 'Version du document incorrecte',
  901: 'Auteur non autorisé à remplacer le document',
  902: 'Identifiant patient inconnu',
  903: 'INS absent',
  904: 'INS différent de celui du dossier',
  905: 'INS incomplet',
  906: 'Document illisible',
} as const;

export type ReceptionCode = keyof typeof receptionCodes;

export const labelOf = (code: number): string =>
  Object.hasOwn(receptionCodes, code) ? receptionCodes[code as ReceptionCode] : receptionCodes[906];
