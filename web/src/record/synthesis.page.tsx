import { record } from '@liane/server/contract/record';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useAsk } from '../client/use-ask.ts';
import { useMay, useSession } from '../client/use-session.ts';
import { Button } from '../design/button.tsx';
import { FrenchDate, useNow } from '../design/french-date.tsx';
import { fullInstant } from '../design/french-dates.ts';
import { PrintIcon } from '../design/icons.tsx';
import { Page } from '../design/page.tsx';
import { Panel } from '../design/panel.tsx';
import { useMayWrite } from '../facts/use-facts.ts';
import { kindNamed } from '../facts/kinds.ts';
import { tabOf } from '../facts/asked-kind.ts';
import { boundSpaces, spokenDates } from '../facts/spoken.ts';
import { personRoute } from '../frame/parents.tsx';
import { kindMissing } from './missing.ts';
import styles from './synthesis.module.css';

/** What matters today, on one page; printed, two clean pages. */
export function SynthesisPage() {
  const { personId } = personRoute.useParams();
  const opened = useAsk(record.open, { params: { personId } }, { topics: [`person:${personId}`] });
  const readsHealth = useMay('health.list');
  const readsMedication = useMay('medication.list');
  const readsCareplan = useMay('careplan.list');
  const { account, practice } = useSession();
  const now = useNow();
  const synthesis = opened.data?.synthesis;
  if (synthesis === undefined) return null;
  const { thisWeek, treatments, problems, autonomy, project, latestVitalSigns, missingForDlu } = synthesis;
  return (
    <Page
      title="Synthèse"
      width="wide"
      actions={
        <Button className={styles['print'] ?? ''} icon={<PrintIcon />} onClick={() => print()}>
          Imprimer
        </Button>
      }
    >
      <div className={styles['columns']}>
        <div className={styles['stack']}>
          <Panel title="Cette semaine">
            {thisWeek.length === 0 ? (
              <Quiet>Rien de nouveau ces sept derniers jours.</Quiet>
            ) : (
              <Lines lines={thisWeek} dated />
            )}
          </Panel>
          {readsHealth && (
            <Panel title="Problèmes en cours" aside={<More personId={personId} to="/sante" label="Santé" />}>
              {problems.length === 0 ? <Quiet>Aucun n’est noté.</Quiet> : <Lines lines={problems} />}
            </Panel>
          )}
          {readsCareplan && (
            <Panel title="Projet et autonomie" aside={<More personId={personId} to="/projet" label="Projet" />}>
              <dl className={styles['pairs']}>
                <div>
                  <dt>Projet</dt>
                  <dd>{project === null ? <Unsaid /> : <b>{project.title}</b>}</dd>
                </div>
                <div>
                  <dt>Autonomie</dt>
                  <dd>
                    {autonomy === null ? (
                      <Unsaid />
                    ) : (
                      <>
                        <b>{autonomy.title}</b>{' '}
                        {autonomy.detail !== null && <small>{spokenDates(autonomy.detail)}</small>}
                      </>
                    )}
                  </dd>
                </div>
              </dl>
            </Panel>
          )}
        </div>
        <div className={styles['stack']}>
          {readsMedication && (
            <Panel
              title="Traitements en cours"
              aside={<More personId={personId} to="/traitements" label="Traitements" />}
            >
              {treatments.length === 0 ? <Quiet>Aucun n’est noté.</Quiet> : <Lines lines={treatments} />}
            </Panel>
          )}
          {readsHealth && (
            <Panel
              title="Dernières constantes"
              aside={<More personId={personId} to="/constantes" label="Constantes" />}
            >
              {latestVitalSigns === null ? (
                <Quiet>Aucune cette semaine.</Quiet>
              ) : (
                <>
                  <ul className={styles['signs']}>
                    {latestVitalSigns.text.split(' · ').map((sign) => (
                      <li key={sign}>{sign}</li>
                    ))}
                  </ul>
                  <Who at={latestVitalSigns.at} by={latestVitalSigns.by} />
                </>
              )}
            </Panel>
          )}
          {readsHealth && missingForDlu.length > 0 && <MissingPanel personId={personId} missing={missingForDlu} />}
        </div>
      </div>
      <p className={styles['printed']}>
        Synthèse imprimée le {fullInstant(now)} par {account?.displayName}, {practice?.establishmentName}.
      </p>
    </Page>
  );
}

interface Line {
  factId: string;
  title: string;
  detail: string | null;
  over: string | null;
  at: string;
  by: string;
}

function Lines({ lines, dated = false }: { lines: readonly Line[]; dated?: boolean }) {
  return (
    <ul className={styles['lines']}>
      {lines.map((line) => (
        <li key={line.factId}>
          <p>
            <b>{boundSpaces(line.title)}</b>
          </p>
          {line.detail !== null && <p className={styles['detail']}>{boundSpaces(spokenDates(line.detail))}</p>}
          {dated && <Who over={line.over} at={line.at} by={line.by} />}
        </li>
      ))}
    </ul>
  );
}

function Who({ over = null, at, by }: { over?: string | null; at: string; by: string }) {
  return (
    <p className={styles['who']}>
      {over !== null && (
        <>
          <b>{over}</b>,{' '}
        </>
      )}
      <FrenchDate at={at} /> · {by}
    </p>
  );
}

function More({
  personId,
  to,
  label,
}: {
  personId: string;
  to: '/sante' | '/traitements' | '/constantes' | '/projet';
  label: string;
}) {
  return (
    <Link
      to={`/personnes/$personId${to}`}
      params={{ personId }}
      className={styles['more']}
      aria-label={`Tout voir\u00A0: ${label}`}
      data-print="no"
    >
      Tout voir
    </Link>
  );
}

const Quiet = ({ children }: { children: ReactNode }) => <p className={styles['who']}>{children}</p>;
const Unsaid = () => <span className={styles['unsaid']}>non renseigné</span>;

/** What a DLU would lack if it left now, each with the way to complete it. */
function MissingPanel({ personId, missing }: { personId: string; missing: readonly string[] }) {
  const mayWrite = useMayWrite();
  return (
    <section
      className={styles['missing']}
      aria-label="Ce qui manquerait au dossier de liaison d’urgence"
      data-print="no"
    >
      <h2>Pour un départ en urgence, il manque</h2>
      <ul>
        {missing.map((what) => {
          const kind = kindMissing(what);
          return (
            <li key={what}>
              <span>{what}</span>
              {kind !== undefined && mayWrite(kindNamed(kind)) && (
                <Link
                  to={`/personnes/$personId${tabOf(kind)}`}
                  params={{ personId }}
                  search={{ completer: kind }}
                  aria-label={`Compléter\u00A0: ${what}`}
                >
                  compléter
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
