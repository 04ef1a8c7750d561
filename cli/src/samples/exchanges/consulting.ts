import type { Consulting, InsOf } from '@liane/connector-dmp';
import { authorSpecialties, knowHowSystem, professionOf, structIdNatOfFiness } from '@liane/vocabulary';
import type { Subject } from './subject.ts';

/** Who consults, and from where. */
interface Acting {
  professional: Subject['professional'];
  home: Pick<Subject['home'], 'name' | 'finess' | 'sectorCode'>;
}

/** A professional signed in by Pro Santé Connect who consults with the consent of the person (national digest 3.10, 3.12). */
export function consulting({ professional, home }: Acting, ins: InsOf): Consulting {
  const { psIdNat, familyName, givenName, professionCode = '', professionSystem = '', savoirFaire } = professional;
  const profession = professionOf(professionCode, professionSystem);
  if (!profession) throw new TypeError(`${familyName} has no profession of this product`);
  const now = new Date();
  return {
    structure: { id: structIdNatOfFiness(home.finess), name: home.name, sector: home.sectorCode },
    person: {
      id: psIdNat,
      familyName,
      givenName,
      roles: [
        { code: profession.code, codeSystem: profession.system, displayName: profession.display },
        ...(savoirFaire === undefined
          ? []
          : [{ code: savoirFaire, codeSystem: knowHowSystem, displayName: savoirFaireInFrench(savoirFaire) }]),
      ],
      authenticatedAt: now,
    },
    purpose: 'normal',
    session: { id: 'exemples', professional: psIdNat },
    ground: { kind: 'consent', ins, recordedAt: now },
  };
}

/** `G15_10/SM26` is « Médecin - Qualifié en Médecine Générale (SM) »: its second half names the savoir-faire. */
const savoirFaireInFrench = (code: string): string =>
  Object.values(authorSpecialties)
    .find((specialty) => specialty.code.endsWith(`/${code}`))
    ?.display.split(' - ')[1] ?? code;
