/* The trusted space of the town (MSSanté digest 2): the list is the authority, never the look of a domain. */

/** The domain of Mon espace santé: `<matricule>@` and nobody else's. */
export const citizenDomain = 'patient.mssante.fr';

/** Every domain of the trusted space, the citizens' one included. */
export const mssanteDomains: readonly string[] = [
  'ehpad-tilleuls.mssante.fr',
  'clairval.mssante.fr',
  'ch-sablier.mssante.fr',
  'medecin.mssante.fr',
  'pharmacie.mssante.fr',
  'labo-vallee.mssante.fr',
  citizenDomain,
];
