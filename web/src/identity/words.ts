import type { Identity, PersonHint } from '@liane/server/contract/identity';

/** `236063523800125` → `2 36 06 35 238 001 25`, as on a carte Vitale. */
export function spacedMatricule(matricule: string): string {
  return matricule.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');
}

export const sexes = [
  { value: 'F', label: 'Féminin' },
  { value: 'M', label: 'Masculin' },
  { value: 'I', label: 'Indéterminé' },
] as const;

/** `née`, `né` or `né·e`. */
export const born = (sex: PersonHint['sex']): string => ({ F: 'née', M: 'né', I: 'né·e' })[sex];

type Inquiry = Identity['inquiries'][number];

/** The answer of INSi that waits for a decision, or the question that waits for an answer; the latest one otherwise. */
export function inquiryInSight(inquiries: readonly Inquiry[]): Inquiry | undefined {
  const latestFirst = inquiries.toSorted((a, b) => b.askedAt.localeCompare(a.askedAt));
  return latestFirst.find(({ state }) => state === 'waiting' || state === 'found') ?? latestFirst[0];
}

/** What brings this identity one step nearer to « qualifiée », in one sentence; null when nothing is needed. */
export function nextStep(identity: Identity): string | null {
  if (identity.mergedInto !== null) return null;
  if (identity.attributes.includes('douteuse'))
    return 'Levez le doute sur cette identité : tant qu’il existe, rien ne part avec l’INS.';
  if (identity.attributes.includes('fictive')) return null;
  const inquiry = inquiryInSight(identity.inquiries);
  if (inquiry?.state === 'waiting') return 'INSi est interrogé : sa réponse arrivera ici d’elle-même.';
  if (inquiry?.state === 'found') return 'Comparez la réponse d’INSi, puis acceptez-la ou écartez-la.';
  const proven = identity.proofs.some(({ withdrawn, highTrust }) => !withdrawn && highTrust);
  switch (identity.status) {
    case 'qualifiee':
      return null;
    case 'validee':
      return 'Interrogez INSi : l’identité est prouvée, il ne manque que le matricule.';
    case 'recuperee':
      return proven
        ? 'Validez l’identité : INSi a répondu et la pièce a été vue.'
        : 'Notez la pièce d’identité vue : INSi a répondu, il ne manque que la preuve.';
    default:
      return proven
        ? 'Validez l’identité, puis interrogez INSi pour récupérer le matricule.'
        : 'Interrogez INSi, et notez la pièce d’identité quand vous l’aurez vue.';
  }
}
