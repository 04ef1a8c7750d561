import type { ServerConfig } from '@liane/server';
import { examineServer, readClock } from './address.ts';
import { ask } from './ask.ts';
import { codeOf, Sheet, type Examination, type Finding } from './finding.ts';

/** Annuaire Santé: the door, and whether it knows our key, by asking for our own establishment. */
export async function examineAnnuaire(
  config: NonNullable<ServerConfig['annuaire']>,
  finess: string,
  exam: Examination,
): Promise<Finding[]> {
  const sheet = new Sheet('Annuaire Santé');
  const base = URL.parse(config.address);
  if (!base) {
    sheet.fail('Adresse', 'absente ou illisible', 'Donnez annuaire.address.');
    return sheet.findings;
  }
  const line = await examineServer(
    sheet,
    base,
    { sandbox: config.sandbox, ...(config.authoritiesPem !== undefined && { authorities: config.authoritiesPem }) },
    exam,
  );
  if (!line) return sheet.findings;
  const question = new URL(`${base.href.replace(/\/$/, '')}/Organization`);
  question.searchParams.set('identifier', `https://finess.esante.gouv.fr|${finess}`);
  try {
    const answer = await ask(
      question,
      { method: 'GET', headers: { 'esante-api-key': config.apiKey, accept: 'application/fhir+json' } },
      line.secured,
      exam,
    );
    readClock(sheet, answer);
    const entries = entriesIn(answer.body);
    if (answer.status === 401 || answer.status === 403)
      sheet.fail(
        'Clé',
        `refusée (HTTP ${answer.status})`,
        'Relisez la clé sur portal.api.esante.gouv.fr ; elle est peut-être fermée.',
      );
    else if (answer.status === 429)
      sheet.warn(
        'Clé',
        'reconnue, mais trop d’appels en ce moment (HTTP 429)',
        'Relancez ce contrôle dans une minute.',
      );
    else if (answer.status === 200 && entries !== undefined) {
      sheet.ok('Clé', 'reconnue');
      if (entries > 0) sheet.ok('Établissement', `${finess} est connu`);
      else
        sheet.warn(
          'Établissement',
          `${finess} n’est pas trouvé`,
          'Relisez establishment.finess ; s’il est juste, signalez-le à FINESS.',
        );
    } else
      sheet.fail(
        'Service',
        `réponse inattendue (HTTP ${answer.status})`,
        'Relisez l’adresse : elle finit par /fhir/v2.',
      );
  } catch (error) {
    sheet.fail(
      'Service',
      `sans réponse (${codeOf(error)})`,
      'Réessayez plus tard ; si cela dure, prévenez l’exploitant.',
    );
  }
  return sheet.findings;
}

/** How many resources a searchset holds; undefined when the answer is none. */
function entriesIn(body: string): number | undefined {
  try {
    const said = JSON.parse(body) as { resourceType?: unknown; entry?: unknown } | null;
    if (said?.resourceType !== 'Bundle') return undefined;
    return Array.isArray(said.entry) ? said.entry.length : 0;
  } catch {
    return undefined;
  }
}
