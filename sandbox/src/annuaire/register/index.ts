import type { Resource } from '../resource.ts';
import { placesOfTheCast, professionalsOfTheCast } from './from-cast.ts';
import type { KnownPlace, KnownProfessional } from './known.ts';
import { otherPlaces, otherProfessionals } from './others.ts';
import { organizationOf, socialEquipmentOf } from './places.ts';
import { practitionerOf, roleOf } from './professionals.ts';

/** When everything here was last touched, as far as the directory tells. */
const updated = '2026-11-02T01:00:00.000+01:00';

/** Everything the directory publishes: the people and places of the town, and those only it knows. */
export const nationalRegister = (): Resource[] =>
  register([...placesOfTheCast, ...otherPlaces], [...professionalsOfTheCast, ...otherProfessionals]);

/** The resources of these places and professionals, with ids like the real ones: opaque, but for the kind in front. */
export function register(places: readonly KnownPlace[], professionals: readonly KnownProfessional[]): Resource[] {
  const placeIds = new Map(places.map(({ key }, index) => [key, `001-01-${800_001 + index}`]));
  const idOf = (key: string): string => {
    const id = placeIds.get(key);
    if (id === undefined) throw new Error(`the directory has no place named ${key}`);
    return id;
  };
  return [
    ...professionals.flatMap((known, index) => {
      const practitioner = `003-${5_000_001 + index}`;
      const all = [
        practitionerOf(known, practitioner, updated),
        ...known.practices.map((practice, rank) => {
          const role = `005-${5_000_001 + index}-${6_000_001 + rank}`;
          return roleOf(known, practice, { role, practitioner, organization: idOf(practice.placeKey) }, updated);
        }),
      ];
      return known.active ? all : all.map(deactivated);
    }),
    ...places.map((place) => organizationOf(place, idOf(place.key), idOf, updated)),
    ...places
      .filter(({ categoryCode }) => categoryCode !== undefined)
      .map((place, index) => socialEquipmentOf(place, `004-${900_001 + index}`, idOf(place.key), updated)),
  ];
}

/** Of whom no longer practises the directory keeps the number, and says so (digest 14). */
const deactivated = ({ resourceType, id, meta, language, identifier }: Resource): Resource => ({
  resourceType,
  id,
  meta,
  language,
  identifier,
  active: false,
});
