/** A search as a caller writes it, by hand: nothing here comes from a writer of ours. Each part can be spoilt. */
export interface Spoilt {
  envelope?: string;
  action?: string;
  wsaAction?: string;
  messageId?: string;
  bam?: string;
  lps?: string;
  idam?: string;
  sender?: string;
  body?: string;
}

export const searchAction = 'urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite';
export const verifyAction = 'urn:ServiceIdentiteCertifiee:1.0.0:verifierInsAvecTraitsIdentite';

export const structure = '1690000000';

export function messageOf(spoilt: Spoilt = {}): { contentType: string; bytes: Buffer } {
  const action = spoilt.action ?? searchAction;
  const sender = spoilt.sender ?? structure;
  const bam =
    spoilt.bam ??
    `<b:ContexteBAM xmlns:b="urn:siram:bam:ctxbam" Version="01_02"><b:Id>0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0001</b:Id><b:Temps>2026-11-21T09:00:00.000Z</b:Temps><b:Emetteur>${sender}</b:Emetteur><b:COUVERTURE/></b:ContexteBAM>`;
  const lps =
    spoilt.lps ??
    `<l:ContexteLPS xmlns:l="urn:siram:lps:ctxlps" Nature="CTXLPS" Version="01_00"><l:Id>0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0002</l:Id><l:Temps>2026-11-21T09:00:00.000Z</l:Temps><l:Emetteur>${sender}</l:Emetteur><l:LPS><l:IDAM R="4">${spoilt.idam ?? 'LIANE-0001'}</l:IDAM><l:Version>0.1.0</l:Version><l:Instance>0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0003</l:Instance><l:Nom>urn:lps:Liane:0.1.0</l:Nom></l:LPS></l:ContexteLPS>`;
  const addressing =
    `<a:Action xmlns:a="http://www.w3.org/2005/08/addressing">${spoilt.wsaAction ?? action}</a:Action>` +
    `<a:MessageID xmlns:a="http://www.w3.org/2005/08/addressing">${spoilt.messageId ?? 'uuid:0b2a6c1e-6f5b-4b58-9a55-0d8f0b0a0004'}</a:MessageID>`;
  const envelope =
    spoilt.envelope ??
    `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Header>${bam}${lps}${addressing}</s:Header><s:Body>${spoilt.body ?? search('ADRUN', ['ZOE'], 'F', '1975-12-31')}</s:Body></s:Envelope>`;
  return { contentType: `application/soap+xml; charset=utf-8; action="${action}"`, bytes: Buffer.from(envelope) };
}

export const search = (name: string, givenNames: string[], sex: string, date: string, place?: string): string =>
  `<r:RECSANSVITALE xmlns:r="http://www.cnamts.fr/INSiRecSans"><r:NomNaissance>${name}</r:NomNaissance>` +
  givenNames.map((givenName) => `<r:Prenom>${givenName}</r:Prenom>`).join('') +
  `<r:Sexe>${sex}</r:Sexe><r:DateNaissance>${date}</r:DateNaissance>` +
  (place === undefined ? '' : `<r:LieuNaissance>${place}</r:LieuNaissance>`) +
  `</r:RECSANSVITALE>`;

export const verification = (matricule: string, oid: string, traits: string[]): string => {
  const names = ['NomNaissance', 'Prenom', 'ListePrenom', 'Sexe', 'DateNaissance', 'LieuNaissance'];
  return (
    `<v:IndividuVerifie xmlns:v="http://www.cnamts.fr/INSiLot2/REPUnitaire"><v:INSFourni><v:IdIndividu><v:NumIdentifiant>${matricule.slice(0, 13)}</v:NumIdentifiant><v:Cle>${matricule.slice(13)}</v:Cle></v:IdIndividu><v:OID>${oid}</v:OID></v:INSFourni>` +
    `<v:TraitsIdentiteIndividu>${names.map((name, index) => `<v:${name}>${traits[index] ?? ''}</v:${name}>`).join('')}</v:TraitsIdentiteIndividu></v:IndividuVerifie>`
  );
};
