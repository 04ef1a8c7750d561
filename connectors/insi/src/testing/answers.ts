/** Answers of INSi, written by hand from the digest (§2.4), with the mixed prefixes of the live service. */
export const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

export const enveloped = (body: string, headers = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="${soap12}"><env:Header>${headers}</env:Header><S:Body xmlns:S="${soap12}">${body}</S:Body></env:Envelope>`;

export const result = (code: string, label: string, person = ''): string =>
  enveloped(
    `<ns2:RESULTAT xmlns:ns2="http://www.cnamts.fr/INSiResultat"><ns2:CR><ns2:CodeCR>${code}</ns2:CodeCR><ns2:LibelleCR>${label}</ns2:LibelleCR></ns2:CR>${person}</ns2:RESULTAT>`,
  );

export const ecetinsi =
  `<INDIVIDU xmlns="http://www.cnamts.fr/INSiResultat"><INSACTIF><IdIndividu><NumIdentifiant>1090763220834</NumIdentifiant><Cle>89</Cle></IdIndividu><OID>1.2.250.1.213.1.4.10</OID></INSACTIF>` +
  `<INSHISTO><IdIndividu><NumIdentifiant>2090763220834</NumIdentifiant><Cle>39</Cle><TypeMatricule>NIR</TypeMatricule></IdIndividu><OID>1.2.250.1.213.1.4.10</OID><DateDeb>2019-01-02</DateDeb><DateFin>2018-01-02</DateFin></INSHISTO>` +
  `<INSHISTO><IdIndividu><NumIdentifiant>2090663220123</NumIdentifiant><Cle>55</Cle></IdIndividu><OID>1.2.250.1.213.1.4.10</OID></INSHISTO>` +
  `<TIQ><NomNaissance>ECETINSI</NomNaissance><Prenom>PIERRE-ALAIN</Prenom><ListePrenom>PIERRE-ALAIN MURIEL FLORIANT</ListePrenom><Sexe>M</Sexe><DateNaissance>2009-07-14</DateNaissance><LieuNaissance>63220</LieuNaissance></TIQ></INDIVIDU>`;

export const fault = (party: string, subcode: string, code: string, severity: string, text: string): string =>
  enveloped(
    `<env:Fault xmlns:env="${soap12}"><env:Code><env:Value>env:${party}</env:Value><env:Subcode><env:Value>${subcode}</env:Value></env:Subcode></env:Code>` +
      `<env:Reason><env:Text xml:lang="en">${text}</env:Text></env:Reason>` +
      `<env:Detail><siram:Erreur xmlns:siram="urn:siram" code="${code}" severite="${severity}" messageID="m1">${text}</siram:Erreur></env:Detail></env:Fault>`,
  );
