import type { Failure } from './tables.ts';

/** A consultation that goes no further, and why: never thrown out of this module. */
export class Stopped extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

const stop = (code: string, message: string, worthRetrying = false): Stopped =>
  new Stopped({ code, message, worthRetrying });

export const stops = {
  noSession: () =>
    stop(
      'dmp-no-live-session',
      'Votre session Pro Santé Connect est terminée : reconnectez-vous, et le DMP sera interrogé.',
      true,
    ),
  notConnected: () => stop('dmp-not-connected', 'Cette installation n’est pas raccordée au DMP.'),
  insNotQualified: () =>
    stop('dmp-ins-not-qualified', 'L’identité n’est pas qualifiée : le DMP ne peut pas être interrogé.'),
  opposed: () => stop('dmp-opposed', 'La personne s’oppose à ce que son DMP soit consulté : rien n’a été demandé.'),
  noConsent: () =>
    stop('dmp-no-consent', 'L’accord de la personne n’est pas encore noté : ses documents n’ont pas été demandés.'),
  absent: () => stop('dmp-absent', 'Cette personne n’a pas de DMP.'),
  closed: () => stop('dmp-closed', 'Le DMP de cette personne est fermé.'),
  blocked: () => stop('dmp-blocked', 'La personne vous a bloqué l’accès à son DMP : rien ne peut y être lu.'),
  diverges: () =>
    stop('dmp-diverges', 'Le DMP ne porte pas les mêmes traits que ce dossier : la consultation s’arrête là.'),
  notAuthorised: () => stop('dmp-not-authorised', 'Le DMP n’a pas ouvert l’accès demandé.', true),
  tooLate: () =>
    stop('dmp-too-late', 'La question a trop attendu avant de partir : rien n’a été demandé au DMP. Réessayez.', true),
  notThere: () => stop('dmp-not-there', 'Le DMP n’a pas donné ce document : il a pu être supprimé ou masqué.'),
} as const;
