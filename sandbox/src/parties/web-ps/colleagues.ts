import { establishments, professionals } from '@liane/cast';
import type { CastEstablishment, CastProfessional } from '@liane/cast';
import { authorSpecialties, structIdNatOfFiness } from '@liane/vocabulary';
import type { Actor } from '../people.ts';

/** Those of the establishments who have an e-CPS: who may open the DMP on the Web from their software (digest 3.10). */
export const colleagues: readonly Actor[] = professionals.flatMap((professional) => {
  const place = establishments.find(({ key }) => key === professional.practices[0]?.establishmentKey);
  return place && professional.ecps === 'active' && /^8\d{11}$/.test(professional.psIdNat)
    ? [actorAt(professional, place)]
    : [];
});

function actorAt(professional: CastProfessional, place: CastEstablishment): Actor {
  const { key, psIdNat, familyName, givenName, civility, professionCode = '', professionSystem = '' } = professional;
  const specialty = professional.authorSpecialty ?? authorSpecialties.otherProfessional;
  const genre = professional.practices[0]?.genre;
  const name = `${givenName} ${familyName.toUpperCase()}`;
  const structIdNat = structIdNatOfFiness(place.finess);
  return {
    key,
    name,
    job: `${specialty.display.split(' - ')[0]?.toLowerCase() ?? ''}, ${place.name}`,
    signs: {
      psIdNat,
      familyName,
      givenName,
      civility,
      isDoctor: professionCode === '10',
      specialty,
      place: {
        structIdNat,
        name: place.name,
        number: place.finess,
        street: place.address.street,
        postalCode: place.address.postalCode,
        city: place.address.city,
        phone: place.phone,
        setting: {
          code: 'ESSMS',
          display: 'Etablissement ou Service Social ou Médico-Social',
          system: '1.2.250.1.213.1.1.4.9',
        },
        sector: { code: place.sectorCode, display: place.name, system: '1.2.250.1.71.4.2.4' },
      },
    },
    viewer: {
      kind: 'professional',
      id: psIdNat,
      name,
      professionCode,
      professionSystem,
      ...(genre ? { genre } : {}),
      structureId: structIdNat,
      structureName: place.name,
    },
  };
}
