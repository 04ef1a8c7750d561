/** Values of MSSanté and of its archives that no source read so far confirms. One line to change each (MSSanté digest §18 and §19). */

/** §5.1: what announces an archive in a subject, sure; and the sign before the words, which senders may leave out. */
export const mssSubjectPrefix = 'XDM/1.0/DDM';

/** §5.2: written in capitals; received in any case. */
export const mssArchiveName = 'IHE_XDM.ZIP';

/** §6: name of the n-th document of an archive. `DOC0001.XML` circulates too: receivers read the URI. */
export const xdmDocumentName = (rank: number): string => `DOC${String(rank).padStart(5, '0')}.XML`;

/** §5.2: the PDF twins stand beside the archive, not inside. */
export const mssPdfInsideArchive = false;

/** §5.1, §5.2: where the label of a document is cut, in a subject and in the name of its PDF. */
export const mssLabelLength = 40;

/** §9.1, §9.2: what starts the subject of a notice of failure; both are read, the first is written. */
export const mssErrorSubjectFlags = ['KO Intégration système !', "Erreur d'intégration !"] as const;

/** §10: before the subject of a message that takes the place of another. */
export const mssReplaceSubjectFlag = '[Annule et remplace]';

/** §10 names no message of cancellation: ours says it before its subject, and answers the message that brought the document. */
export const mssCancelSubjectFlag = '[Annulation]';

/** §4, §11: header of the last message of an exchange with a citizen, and what old clients write in the subject. */
export const mssEndOfExchange = { header: 'X-MSS-MES', value: 'FIN', subjectFlag: '[FIN]' } as const;

/** §5.3: a document nobody masked may go to professionals alone. */
export const mssAllowProfessionalsOnly = true;

/** §3.2: size of a whole message in bytes when an operator announces none, and towards a citizen. */
export const mssMaxMessageBytes = 10 * 1024 * 1024;
export const mssMaxCitizenMessageBytes = 25_000_000;

/** §3.1: ports with STARTTLS, and those of old clients. */
export const mssPorts = { imap: 143, submission: 587, imaps: 993, submissions: 465 } as const;

/** §3.1: under which names DNS says where an operator is (RFC 6186, RFC 8314), in the order they are tried. */
export const mssServiceNames = {
  smtp: [
    { name: '_submission._tcp', implicitTls: false },
    { name: '_submissions._tcp', implicitTls: true },
  ],
  imap: [
    { name: '_imap._tcp', implicitTls: false },
    { name: '_imaps._tcp', implicitTls: true },
  ],
} as const;

/** §7.4: type of the address that tells where somebody was born in `sourcePatientInfo` (PID-11.7; the COG code in PID-11.9). */
export const xdsBirthplaceField = 'BDL';

/** §7.2: format of a document that follows no model. */
export const xdsUnprofiledFormat = 'urn:asipSante:modelesHorsProfils:2011';
