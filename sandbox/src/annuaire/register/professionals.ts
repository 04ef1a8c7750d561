import type { Resource } from '../resource.ts';
import type { KnownProfessional } from './known.ts';
import { concept, identifier, meta } from './places.ts';
import { professionSystems, systems } from './systems.ts';
import { mailbox } from './telecom.ts';

/** A professional: the exercise, not the places (digest 14.1). A mailbox on the red list is not published (digest 2). */
export function practitionerOf(known: KnownProfessional, id: string, updated: string): Resource {
  const { rpps, professionCode, professionSystem, savoirFaire, mailbox: box } = known;
  return {
    resourceType: 'Practitioner',
    id,
    meta: meta('practitioner', updated),
    language: 'fr',
    identifier: [identifier('IDNPS', systems.idnps, `8${rpps}`), identifier('RPPS', systems.rpps, rpps)],
    active: known.active,
    name: [
      { use: 'usual', family: known.familyName.toUpperCase(), given: [known.givenName], prefix: [known.civility] },
    ],
    ...(box &&
      !box.redList &&
      !salaried(known) && { telecom: [box.address, ...(box.others ?? [])].map((address) => mailbox(address, 'PER')) }),
    qualification: [
      {
        code: {
          coding: [
            { system: professionSystems[professionSystem] ?? professionSystem, code: professionCode },
            { system: systems.professionCategory, code: 'C' },
          ],
        },
      },
      ...(savoirFaire === undefined
        ? []
        : [
            {
              code: {
                coding: [
                  { system: systems.knowHow, code: savoirFaire },
                  { system: systems.knowHowType, code: 'S' },
                ],
              },
            },
          ]),
    ],
  };
}

/** A situation of exercise; a salaried professional's mailbox hangs there (RPPS + structure, digest 2). */
export function roleOf(
  known: KnownProfessional,
  { genre, mode }: KnownProfessional['practices'][number],
  ids: { role: string; practitioner: string; organization: string },
  updated: string,
): Resource {
  const { mailbox: box } = known;
  return {
    resourceType: 'PractitionerRole',
    id: ids.role,
    meta: meta('practitionerrole', updated),
    language: 'fr',
    identifier: [{ system: systems.rpps, value: `${known.rpps}${ids.role.replaceAll('-', '')}` }],
    active: known.active,
    practitioner: { reference: `Practitioner/${ids.practitioner}` },
    organization: { reference: `Organization/${ids.organization}` },
    ...(box && !box.redList && salaried(known) && { telecom: [mailbox(box.address, 'PER')] }),
    code: [concept(systems.genre, genre), concept(systems.mode, mode), concept(systems.function, 'FON-AU')],
  };
}

const salaried = ({ practices }: KnownProfessional): boolean => practices[0]?.mode === 'S';
