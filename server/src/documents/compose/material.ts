import { civilDateIn } from '@liane/vocabulary';
import { establishment } from '../../directory/index.ts';
import type { Establishment } from '../../directory/index.ts';
import { lastingFacts, seriesFacts, type Fact } from '../../facts/index.ts';
import { birthPlaceName, standingPerson, type Person } from '../../identity/index.ts';
import type { Act, Tx } from '../../platform/index.ts';
import { currentStays, type CurrentStayRow } from '../../stays/index.ts';
import type { DocumentsNeeds, NamedProfessional } from '../needs.ts';
import { UnknownDocument } from '../refusals.ts';

/** All that a document is made from, read once. */
export interface Material {
  act: Act;
  person: Person;
  birthPlaceName: string;
  lasting: Fact[];
  /** Measures, events and intakes of the last weeks. */
  series: Fact[];
  stay: CurrentStayRow | undefined;
  establishment: Omit<Establishment, 'units'>;
  author: NamedProfessional;
  /** Doctors who practise in the establishment. */
  doctors: NamedProfessional[];
  now: Date;
  timeZone: string;
  /** Civil day of the establishment. */
  today: string;
}

const daysOfSeries = 30;

/** Throws UnknownDocument when the person or the establishment is not of this organisation. */
export async function gather(
  tx: Tx,
  act: Act,
  personId: string,
  needs: Pick<DocumentsNeeds, 'professional' | 'doctorsHere'>,
): Promise<Material> {
  const person = await standingPerson(tx, act.organisationId, personId);
  const here = await establishment(tx, act.establishmentId);
  if (!person || !here) throw new UnknownDocument();
  const stays = await currentStays(tx, act.organisationId, personId);
  return {
    act,
    person,
    birthPlaceName: birthPlaceName(person.traits.birthPlaceCode, person.traits.birthDate),
    lasting: await lastingFacts(tx, act.organisationId, personId),
    series: await seriesFacts(tx, act.organisationId, personId, new Date(act.at.getTime() - daysOfSeries * 86_400_000)),
    stay: stays.find((stay) => stay.is_open && stay.establishment_id === act.establishmentId) ?? stays[0],
    establishment: here,
    author: (await needs.professional(tx, act)) ?? namedByAct(act),
    doctors: (await needs.doctorsHere?.(tx, act)) ?? [],
    now: act.at,
    timeZone: here.timeZone,
    today: civilDateIn(act.at, here.timeZone),
  };
}

/** The last word of the display name is taken as the family name. */
function namedByAct(act: Act): NamedProfessional {
  const words = act.who.split(' ');
  return {
    familyName: words.at(-1) ?? act.who,
    givenName: words.slice(0, -1).join(' '),
    rpps: null,
    professionCode: null,
  };
}
