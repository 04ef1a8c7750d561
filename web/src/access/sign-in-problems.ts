import type { Problem } from '@liane/server/contract/platform';

/** What went wrong on the way back from Pro Santé Connect, by the code of `?probleme=`. */
const problems: Record<string, Pick<Problem, 'message' | 'safe' | 'todo'>> = {
  'e-cps-expired': {
    message: 'La demande sur votre e-CPS a expiré avant d’être validée.',
    todo: 'Recommencez, puis validez sur votre téléphone dans les deux minutes.',
  },
  refused: {
    message: 'La connexion a été refusée, ou annulée, chez Pro Santé Connect.',
    todo: 'Recommencez si ce n’était pas voulu.',
  },
  'psc-down': {
    message: 'Pro Santé Connect ne répond pas en ce moment.',
    safe: 'Votre compte n’est pas en cause, et vos saisies sont gardées.',
    todo: 'Réessayez dans quelques minutes, ou utilisez votre clé d’accès si vous en avez une.',
  },
  'psc-slow': {
    message: 'Pro Santé Connect met trop de temps à répondre.',
    safe: 'Vos saisies sont gardées.',
    todo: 'Réessayez dans un instant.',
  },
  'unknown-professional': {
    message: 'Votre identité est confirmée, mais vous n’êtes pas encore connu ici.',
    todo: 'Demandez à l’administrateur de votre établissement de vous ajouter avec votre numéro RPPS.',
  },
  'no-establishment': {
    message: 'Aucun des établissements où vous exercez ne correspond à ceux tenus ici.',
    todo: 'Demandez à l’administrateur de vérifier vos situations d’exercice.',
  },
  'account-closed': {
    message: 'Votre compte est fermé dans cette installation.',
    todo: 'Si c’est une erreur, adressez-vous à l’administrateur de votre établissement.',
  },
  'sign-in-expired': {
    message: 'La connexion a pris trop de temps.',
    todo: 'Recommencez : il suffit d’un instant.',
  },
};

/** Known codes under any name the server or Pro Santé Connect gives them. */
const sameAs: Record<string, string> = {
  access_denied: 'refused',
  'psc-refused': 'refused',
  expired: 'e-cps-expired',
  'ecps-expired': 'e-cps-expired',
  temporarily_unavailable: 'psc-down',
  'psc-unavailable': 'psc-down',
  'psc-timeout': 'psc-slow',
  'professional-unknown': 'unknown-professional',
  'no-matching-establishment': 'no-establishment',
};

/** Words for a code of `?probleme=`; an unknown code still says what to do. */
export function signInProblem(code: string): Problem {
  const words = problems[sameAs[code] ?? code] ?? {
    message: 'La connexion n’a pas abouti.',
    todo: `Recommencez. Si cela se reproduit, donnez ce code au support : ${code.slice(0, 40)}.`,
  };
  return { code, kind: code.startsWith('psc') ? 'failed-outside' : 'refused-by-right', ...words };
}
