import type { RecordHeader as Header } from '@liane/server/contract/record';
import { Link, useLocation } from '@tanstack/react-router';
import { useMay, useSession } from '../client/use-session.ts';
import { buttonClass } from '../design/button.tsx';
import { CivilDate } from '../design/french-date.tsx';
import { DmpCell } from '../dmp/dmp-cell.tsx';
import { mayPrepareTransfer } from '../documents/words.ts';
import { IdentityBadge } from '../design/identity-badge.tsx';
import { DoorIcon, ForwardIcon, KeyIcon } from '../design/icons.tsx';
import { Initials } from '../design/initials.tsx';
import { roomInWords } from '../design/room-words.ts';
import { stateFor } from '../facts/spoken.ts';
import { useMayWrite } from '../facts/use-facts.ts';
import { kindNamed } from '../facts/kinds.ts';
import type { KindName } from '../facts/content.ts';
import { born, spacedMatricule } from '../identity/words.ts';
import { Since } from '../stays/since.tsx';
import { StateBadge } from '../stays/state-badge.tsx';
import { Cell, Items, KnownCell } from './known-cell.tsx';
import { NoteButton } from './note-button.tsx';
import styles from './record-header.module.css';

/** Eight facts without a click: who, INS, where, allergies, alerts, directives and trusted person, GP, representative; and other stays. */
export function RecordHeader({ header }: { header: Header }) {
  const { personId } = header;
  const mayTransfer = mayPrepareTransfer(useSession());
  const part = useLocation().pathname.replace(/\/$/, '').split('/')[3];
  return (
    <section
      className={styles['header']}
      // On the phone the parts of the record keep the name and what is dangerous: Synthèse says the rest.
      data-folded={part !== undefined || undefined}
      aria-label={`Dossier de ${header.displayName}`}
    >
      {header.openedByBreakGlass && (
        <p className={styles['glass']} role="status">
          <KeyIcon /> Ouvert en urgence&nbsp;: chaque lecture est tracée et sera relue.
        </p>
      )}
      <div className={styles['who']}>
        <Initials name={header.displayName} large />
        <div className={styles['names']}>
          <p className={styles['name']}>
            <strong>{header.displayName}</strong>
            <span>{header.age}</span>
            <IdentityBadge status={header.identity.status} attributes={header.identity.attributes} />
          </p>
          <p className={styles['traits']}>
            {born(header.sex)} {header.birthFamilyName} {header.birthGivenNames} le{' '}
            <CivilDate date={header.birthDate} /> à {header.birthPlaceName}
            {header.identity.matricule !== null && (
              <span className={styles['matricule']}> · INS {spacedMatricule(header.identity.matricule)}</span>
            )}
          </p>
          <Where header={header} />
        </div>
        <div className={styles['acts']} data-print="no">
          <NoteButton />
          {mayTransfer &&
            part !== 'transfert' &&
            (header.where?.state === 'present' || header.where?.state === 'absent') && (
              <Link
                to="/personnes/$personId/transfert"
                params={{ personId }}
                className={buttonClass({ kind: 'grave' })}
              >
                <ForwardIcon /> Transférer aux urgences
              </Link>
            )}
        </div>
      </div>
      <Facts header={header} />
    </section>
  );
}

function Where({ header: { where, otherStays, sex } }: { header: Header }) {
  return (
    <p className={styles['where']}>
      <DoorIcon size="1.1em" />
      {where === null ? (
        <span>Aucun séjour en cours</span>
      ) : (
        <>
          <b>
            {[where.unit ?? where.establishment, where.room === null ? null : roomInWords(where.room)]
              .filter((part) => part !== null)
              .join(' · ')}
          </b>
          <StateBadge state={where.state} words={stateFor(where.stateInFrench, sex)} />
          <span>
            <Since at={where.since} />
          </span>
        </>
      )}
      {otherStays.length > 0 && <span>Aussi&nbsp;: {otherStays.join(', ')}</span>}
    </p>
  );
}

function Facts({ header }: { header: Header }) {
  const { personId, alerts } = header;
  const readsHealth = useMay('health.list');
  const readsCircle = useMay('circle.list');
  const mayWrite = useMayWrite();
  const complete = (kind: KindName): KindName | undefined => (mayWrite(kindNamed(kind)) ? kind : undefined);
  if (!readsHealth && !readsCircle) return null;
  return (
    <dl className={styles['facts']}>
      {!readsHealth && (
        <KnownCell
          personId={personId}
          label="Allergies, alertes, directives"
          tab="/sante"
          known={header.allergies}
          none="Aucune connue"
          unsaid="Non renseignées"
          complete={undefined}
        />
      )}
      {readsHealth && (
        <>
          <KnownCell
            personId={personId}
            label="Allergies"
            tab="/sante"
            known={header.allergies}
            none="Aucune connue"
            unsaid="Non renseignées"
            complete={complete('allergy')}
            danger
            always
          />
          <Cell
            always
            label="Alertes et risques"
            tone={alerts.some(({ level }) => level === 'high') ? 'danger' : alerts.length > 0 ? 'some' : 'none'}
          >
            {alerts.length === 0 ? (
              'Rien de noté'
            ) : (
              <Items personId={personId} items={alerts.map(({ label }) => label)} tab="/sante" />
            )}
          </Cell>
          <KnownCell
            personId={personId}
            label="Directives anticipées"
            tab="/sante"
            known={header.directives}
            none="Aucune"
            unsaid="Non renseignées"
            complete={complete('directive')}
          />
        </>
      )}
      {readsCircle && (
        <>
          <KnownCell
            personId={personId}
            label="Personne de confiance"
            tab="/entourage"
            known={header.trustedPerson}
            none="Aucune désignée"
            unsaid="Non renseignée"
            complete={complete('contact')}
          />
          <KnownCell
            personId={personId}
            label="Médecin traitant"
            tab="/entourage"
            known={header.gp}
            none="Aucun déclaré"
            complete={complete('care-professional')}
          />
          <KnownCell
            personId={personId}
            label="Protection juridique"
            tab="/entourage"
            known={header.legalRepresentative}
            none="Aucune mesure"
            unsaid="Non renseignée"
            complete={complete('legal-representative')}
          />
        </>
      )}
      <DmpCell personId={personId} />
    </dl>
  );
}
