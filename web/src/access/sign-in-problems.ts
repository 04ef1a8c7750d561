import type { Problem } from '@liane/server/contract/platform';

type Words = Pick<Problem, 'message' | 'safe' | 'todo'>;

const tellTheAdministrator = 'Adressez-vous à l’administrateur de votre établissement.';

/** What went wrong on the way back from Pro Santé Connect, by the code of `?probleme=`. */
const problems: Record<string, Words> = {
  'psc-refused': {
    message: 'La connexion a été refusée, annulée ou laissée sans réponse sur votre e-CPS.',
    todo: 'Recommencez, puis validez la demande sur votre téléphone dans les deux minutes.',
  },
  'psc-slow': {
    message: 'Pro Santé Connect met trop de temps à répondre.',
    safe: 'Votre compte n’est pas en cause, et vos saisies sont gardées.',
    todo: 'Réessayez dans un instant, ou utilisez votre clé d’accès si vous en avez une.',
  },
  'psc-down': {
    message: 'Pro Santé Connect ne répond pas en ce moment.',
    safe: 'Votre compte n’est pas en cause, et vos saisies sont gardées.',
    todo: 'Réessayez dans quelques minutes, ou utilisez votre clé d’accès si vous en avez une.',
  },
  'psc-unreadable': {
    message: 'La réponse de Pro Santé Connect n’a pas pu être lue.',
    safe: 'Personne n’a été connecté à votre place.',
    todo: 'Réessayez. Si cela recommence, prévenez le support en donnant l’heure.',
  },
  'psc-untrusted': {
    message: 'La réponse reçue ne vient pas de façon sûre de Pro Santé Connect : elle a été refusée.',
    safe: 'Personne n’a été connecté à votre place.',
    todo: 'Fermez les autres onglets de connexion et recommencez.',
  },
  'psc-misconfigured': {
    message: 'La connexion à Pro Santé Connect est mal réglée dans cette installation.',
    todo: tellTheAdministrator,
  },
  'assurance-too-low': {
    message: 'Ce moyen de connexion n’est pas assez sûr pour ouvrir des dossiers.',
    todo: 'Utilisez votre carte CPS ou votre e-CPS.',
  },
  'sign-in-expired': {
    message: 'La demande de connexion a expiré avant d’être validée.',
    todo: 'Recommencez : il suffit d’un instant.',
  },
  'unknown-professional': {
    message: 'Votre identité est confirmée, mais vous n’êtes pas encore connu ici.',
    todo: 'Demandez à l’administrateur de votre établissement de vous ajouter avec votre numéro RPPS.',
  },
  'no-matching-establishment': {
    message: 'Aucun des établissements où vous exercez ne correspond à ceux tenus ici.',
    todo: 'Demandez à l’administrateur de vérifier vos situations d’exercice.',
  },
  'role-not-confirmed': {
    message: 'Le rôle qui vous est donné ici n’est pas celui que Pro Santé Connect confirme.',
    todo: 'Demandez à l’administrateur de vérifier votre rôle et votre situation d’exercice.',
  },
  'account-closed': {
    message: 'Votre compte est fermé dans cette installation.',
    todo: `Si c’est une erreur, ne réessayez pas. ${tellTheAdministrator}`,
  },
};

/** Nobody here is at fault: it will pass. */
const outside = new Set(['psc-slow', 'psc-down', 'psc-unreadable']);

/** Words for a code of `?probleme=`; an unknown code still says what to do. */
export function signInProblem(code: string): Problem {
  const words = problems[code] ?? {
    message: 'La connexion n’a pas abouti.',
    todo: `Recommencez. Si cela se reproduit, donnez ce code au support : ${code.slice(0, 40)}.`,
  };
  return { code, kind: outside.has(code) ? 'failed-outside' : 'refused-by-right', ...words };
}
