import type { Recipient } from '@liane/cda';
import { isFiness, isRpps, psIdNatOfRpps, structIdNatOfFiness } from '@liane/vocabulary';
import type { Changes, Destination } from '../draft.ts';
import type { Model } from '../document.ts';
import { currentOf } from './current.ts';
import type { NamedProfessional } from '../needs.ts';
import type { Material } from './material.ts';
import { phoneInWords } from './phone.ts';
import { doctorName } from './professional.ts';

/** Somebody the document is meant for, listed from the record (SC.DOC.04.MS1). */
export interface OfferedRecipient {
  key: string;
  name: string;
  detail: string;
  /** Nothing when the national identifier that a structure must carry is unknown: then it is printed only. */
  recipient: Recipient | null;
}

/** The hospital that receives, the general practitioner, the doctors of the establishment. */
export function offerRecipients(material: Material, model: Model, changes: Changes): OfferedRecipient[] {
  const hospital =
    model === 'personal-project'
      ? undefined
      : hospitalOf(material, model === 'transfer-sheet' ? changes.destination : null);
  return [
    ...(hospital
      ? [
          asRecipient(
            hospital,
            model === 'transfer-sheet' ? 'Établissement qui accueille' : 'Établissement de santé souhaité',
          ),
        ]
      : []),
    ...currentOf(material.lasting, 'care-professional')
      .filter(({ content }) => content.role === 'gp')
      .map(({ factId, content }) => ({
        key: `gp-${factId}`,
        name: doctorName(content),
        detail: 'Médecin traitant',
        recipient: {
          professional: {
            family: content.familyName.toLocaleUpperCase('fr'),
            ...(content.givenName ? { given: content.givenName } : {}),
            title: 'DR',
            ...(content.rpps && isRpps(content.rpps) ? { psIdNat: psIdNatOfRpps(content.rpps) } : {}),
          },
        },
      })),
    ...doctorsOffered(material.doctors, material.author, material.establishment.name),
  ];
}

/** The doctors who practise in the establishment, but for the one who writes: named on the document, which they read here. */
export const doctorsOffered = (
  doctors: readonly NamedProfessional[],
  author: Pick<NamedProfessional, 'rpps'>,
  establishmentName: string,
): OfferedRecipient[] =>
  doctors
    .filter((doctor) => doctor.rpps === null || doctor.rpps !== author.rpps)
    .map((doctor) => ({
      key: `doctor-${doctor.rpps ?? doctor.familyName}`,
      name: doctorName(doctor),
      detail: `Médecin, ${establishmentName}`,
      recipient: {
        professional: {
          family: doctor.familyName.toLocaleUpperCase('fr'),
          given: doctor.givenName,
          title: 'DR',
          ...(doctor.rpps ? { psIdNat: psIdNatOfRpps(doctor.rpps) } : {}),
        },
      },
    }));

interface NamedHospital extends Destination {
  address?: string | undefined;
}

/** Where the person goes: as the author says, else the hospital they prefer. */
export function hospitalOf(
  material: Pick<Material, 'lasting'>,
  destination: Destination | null,
): NamedHospital | undefined {
  if (destination && destination.name.trim() !== '') return destination;
  return currentOf(material.lasting, 'preferred-hospital')[0]?.content;
}

const asRecipient = ({ name, finess, phone }: NamedHospital, what: string): OfferedRecipient => ({
  key: `hospital-${finess ?? name}`,
  name,
  detail: phone ? `${what}, ${phoneInWords(phone)}` : what,
  recipient: finess && isFiness(finess) ? { organisation: { structIdNat: structIdNatOfFiness(finess), name } } : null,
});

/** Recipients stand unless the author removes them. */
export const keptRecipients = (offered: readonly OfferedRecipient[], changes: Changes): OfferedRecipient[] =>
  offered.filter(({ key }) => changes.recipients[key] ?? true);
