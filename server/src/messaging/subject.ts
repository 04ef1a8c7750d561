/** Digest 5.1: optional flags between brackets, the marker of XDM, then words for people. */
const marker = /^\s*((?:\[[^\]]{0,60}\]\s*)*)XDM\/1\.0\/DDM(?:\+(.*))?$/is;

/** What people read of a subject: the marker stays on the wire (ECO.3.1.3), the flags stay in sight. */
export function subjectShown(subject: string): string {
  const found = marker.exec(subject);
  if (!found) return subject.trim();
  return `${found[1] ?? ''}${(found[2] ?? '').trim() || 'Document de santé'}`.trim();
}

/** A notice of failure written as an ordinary mail (digest 9.2), by the rule or by the example of the ANS. */
const failure = /^\s*\[(?:KO Intégration système|Erreur d.intégration) !\]\s*\[(\d{1,3})\]/iu;

export const failureIn = (subject: string): number | undefined => {
  const found = failure.exec(subject);
  return found ? Number(found[1]) : undefined;
};

/** `Re : …`, once. */
export const replySubject = (subject: string): string => (/^re\s?:/i.test(subject) ? subject : `Re : ${subject}`);
