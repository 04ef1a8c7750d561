import { Link } from '@tanstack/react-router';
import { useSession } from '../client/use-session.ts';
import { EmptyState } from '../design/empty-state.tsx';
import {
  AlertIcon,
  BuildingIcon,
  EyeIcon,
  IdentityIcon,
  KeyIcon,
  MailIcon,
  PeopleIcon,
  SettingsIcon,
  ShareIcon,
  UploadIcon,
} from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { ToMend } from '../exchanges/to-mend.tsx';
import { ThisDevice } from './this-device.tsx';
import styles from './settings.module.css';

const doors = [
  {
    to: '/reglages/personnel',
    words: 'Personnel',
    detail: 'Qui travaille ici, avec quel rôle, et comment chacun se connecte',
    icon: PeopleIcon,
    needs: 'access.staff',
  },
  {
    to: '/reglages/etablissements',
    words: 'Établissements, unités et chambres',
    detail: 'Les lieux, leurs lits et leurs mentions légales',
    icon: BuildingIcon,
    needs: 'directory.changeEstablishment',
  },
  {
    to: '/reglages/identites',
    words: 'Identitovigilance',
    detail: 'Les pièces d’identité admises et la validation',
    icon: IdentityIcon,
    needs: 'identity.changeSettings',
  },
  {
    to: '/reglages/messagerie',
    words: 'Messagerie MSSanté',
    detail: 'Ce qui se classe sans geste, et les boîtes des équipes',
    icon: MailIcon,
    needs: 'messaging.changeSettings',
  },
  {
    to: '/reglages/connexions',
    words: 'Connexions et certificats',
    detail: 'Si le DMP et la MSSanté répondent, ce qui attend, et quand chaque certificat expire',
    icon: KeyIcon,
    needs: 'exchanges.connections',
  },
  {
    to: '/reglages/logiciels',
    words: 'Logiciels partenaires',
    detail: 'Les logiciels qui lisent par l’API FHIR, et ce qui leur est ouvert',
    icon: ShareIcon,
    needs: 'fhir-api.clients',
  },
  {
    to: '/echanges/compteurs',
    words: 'Compteurs des échanges',
    detail: 'Ce qui est parti par voie électronique, par établissement puis par auteur',
    icon: UploadIcon,
    needs: 'exchanges.counters',
  },
  {
    to: '/acces-urgence',
    words: 'Accès d’urgence',
    detail: 'Les dossiers ouverts hors des droits habituels, à relire',
    icon: AlertIcon,
    needs: 'access.breakGlassToReview',
  },
  {
    to: '/traces',
    words: 'Traces',
    detail: 'Qui a fait quoi, sur quel dossier, quand et d’où',
    icon: EyeIcon,
    needs: 'access.searchTraces',
  },
] as const;

/** `/reglages`: what the practice worked in now may change. */
export function SettingsPage() {
  const { acts } = useSession();
  const open = doors.filter(({ needs }) => acts.includes(needs));
  return (
    <Page title="Réglages" width="reading">
      <ToMend />
      {open.length === 0 && (
        <EmptyState icon={<SettingsIcon size={28} />} title="Rien à régler avec ce rôle.">
          Les réglages de l’établissement sont tenus par son administrateur.
        </EmptyState>
      )}
      <ul className={styles['doors']}>
        {open.map(({ to, words, detail, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={styles['door']}>
              <Icon size={26} />
              <span>
                <b>{words}</b>
                <small>{detail}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <ThisDevice />
    </Page>
  );
}
