/** What the digest gives without having read it in a primary text (§18): one place to correct it. */

/** Announced by SMTP SIZE; depends on the operator (§3.2, unverified). */
export const maxMessageBytes = 10 * 1024 * 1024;

/** In all, towards Mon espace santé (§11); read in secondary sources only. */
export const maxCitizenBytes = 25 * 1000 * 1000;

/** The announcement of an archive, flags before it allowed (§5.1). */
export const archiveSubject = /^\s*(?:\[[^\]]*\]\s*)*XDM\/1\.0\/DDM(?:\+(.*))?$/i;

/** A mail of failure repeats the subject of what it is about (§9.2), as the rule or the example of the ANS writes it. */
export const failureSubject = /^\s*\[(?:KO Intégration système|Erreur d.intégration) !\]\s*\[\d{1,3}\]/iu;

/** Archive's name, whatever its case (§5.2). */
export const archiveName = /^ihe_xdm\.zip$/i;

/** PID-11.7 of `sourcePatientInfo`: the address where somebody was born (§7.4, read in no primary text). */
export const birthplaceAddress = 'BDL';

/** End of exchange towards a citizen: the header, or the flag of old clients (§11). */
export const endHeader = { name: 'x-mss-mes', value: 'FIN' } as const;
export const endSubjectFlag = '[FIN]';

/** Texts of the bounces of Mon espace santé: only their labels were read (§11). */
export const bounceSubject = 'Message non distribué';
export const tooLargeSubject = 'Undelivered Mail Returned to Sender';
export const bounceTexts = {
  '5.1.1': 'Aucun espace santé ne correspond à cette adresse, ou l’adresse est invalide.',
  '5.2.1': 'La messagerie de cette personne est fermée : elle ne souhaite plus recevoir de messages.',
  '5.3.4': 'Le message dépasse la taille acceptée par la messagerie de Mon espace santé.',
} as const;
