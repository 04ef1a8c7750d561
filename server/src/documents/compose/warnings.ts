import { insToSend } from '../../identity/index.ts';
import type { Model } from '../document.ts';
import type { Changes } from '../draft.ts';
import type { Composition, Warning } from './composition.ts';
import type { Material } from './material.ts';
import { isKept } from './offer.ts';
import { keptRecipients, offerRecipients } from './recipients.ts';

/** What an author must see before validating: what prevents it, then what is missing or old. */
export function warningsOf(material: Material, model: Model, composition: Composition, changes: Changes): Warning[] {
  return [
    ...composition.warnings(changes),
    ...identityWarnings(material),
    ...composition.sections
      .filter(({ missing }) => missing !== undefined)
      .map(({ key, missing }) => warning(key, `${missing}.`)),
    ...composition.sections
      .filter(({ lines }) => lines.some((line) => line.old && isKept(line, changes)))
      .map(({ key, title }) => warning(key, `${title} : au moins une ligne est ancienne, vérifiez-la.`)),
    ...keptRecipients(offerRecipients(material, model, changes), changes)
      .filter(({ recipient }) => recipient === null)
      .map(({ name }) =>
        warning(
          null,
          `Le numéro FINESS de « ${name} » n’est pas connu : ce destinataire est imprimé, sans son identifiant national.`,
        ),
      ),
  ];
}

const warning = (section: string | null, message: string): Warning => ({ severity: 'warning', section, message });

const identityWarnings = ({ person }: Material): Warning[] =>
  insToSend(person)
    ? []
    : [warning(null, 'L’identité n’est pas qualifiée : le document portera les traits, sans matricule INS.')];
