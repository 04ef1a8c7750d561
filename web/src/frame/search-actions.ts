import type { Session } from '@liane/server/contract/access';
import { foldName } from '@liane/vocabulary/names';

const actions = [
  { to: '/admettre', words: 'Admettre quelqu’un', needs: 'stays.admit' },
  { to: '/', words: 'Ma journée', needs: null },
  { to: '/personnes', words: 'Personnes', needs: null },
  { to: '/messagerie', words: 'Messagerie', needs: 'messaging.messages' },
  { to: '/messagerie/ecrire', words: 'Écrire un message', needs: 'messaging.write' },
  { to: '/echanges', words: 'Échanges', needs: 'exchanges.list' },
  { to: '/echanges/compteurs', words: 'Compteurs des échanges', needs: 'exchanges.counters' },
  { to: '/identites', words: 'Identités à régler', needs: 'identity.toSettle' },
  { to: '/identites/doublons', words: 'Doublons possibles', needs: 'identity.suspectedDoubles' },
  { to: '/identites/import', words: 'Importer des personnes', needs: 'identity.importPersons' },
  { to: '/reglages/personnel', words: 'Personnel', needs: 'access.staff' },
  {
    to: '/reglages/etablissements',
    words: 'Établissements, unités et chambres',
    needs: 'directory.changeEstablishment',
  },
  { to: '/reglages/identites', words: 'Réglages de l’identitovigilance', needs: 'identity.changeSettings' },
  { to: '/reglages/messagerie', words: 'Réglages de la messagerie MSSanté', needs: 'messaging.changeSettings' },
  { to: '/reglages/logiciels', words: 'Logiciels partenaires (API FHIR)', needs: 'fhir-api.clients' },
  { to: '/reglages/connexions', words: 'Connexions et certificats', needs: 'exchanges.connections' },
  { to: '/acces-urgence', words: 'Accès d’urgence à relire', needs: 'access.breakGlassToReview' },
  { to: '/traces', words: 'Traces', needs: 'access.searchTraces' },
  { to: '/choisir', words: 'Changer d’établissement', needs: null },
] as const;

/** The pages and acts whose words hold what is typed, among those the practice allows. */
export function actionsFor(
  text: string,
  session: Pick<Session, 'acts'>,
): { to: (typeof actions)[number]['to']; words: string }[] {
  const sought = foldName(text);
  if (sought.length < 2) return [];
  return actions.filter(
    ({ words, needs }) => foldName(words).includes(sought) && (needs === null || session.acts.includes(needs)),
  );
}

type Action = (typeof actions)[number];

/** Pages of a record that not every role opens: nobody searches them by their words. */
const pagesOfRecord = [
  { under: '/acces', words: 'Accès', needs: 'record.whoLooked' },
  { under: '/dmp/essentiel', words: 'L’essentiel du DMP', needs: 'dmp.bundle' },
] as const;

const underRecord = /^\/personnes\/[^/]+(\/.+)$/;

/** What the practice does not open at this address, and the pages behind it that it does; undefined when it opens it. */
export function refusedAt(
  pathname: string,
  { acts }: Pick<Session, 'acts'>,
): { words: string; instead: Pick<Action, 'to' | 'words'>[] } | undefined {
  const opens = ({ needs }: Action): boolean => needs === null || acts.includes(needs);
  const inRecord = pagesOfRecord.find(({ under }) => under === underRecord.exec(pathname)?.[1]);
  if (inRecord !== undefined && !acts.includes(inRecord.needs))
    return { words: inRecord.words, instead: actions.filter((action) => action.to === '/personnes' && opens(action)) };
  const page = actions.find(({ to }) => to === pathname);
  if (page === undefined || opens(page)) return undefined;
  return {
    words: page.words,
    instead: actions.filter((action) => action.to.startsWith(`${pathname}/`) && opens(action)),
  };
}
