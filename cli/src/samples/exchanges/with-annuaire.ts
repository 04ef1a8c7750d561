import { outsiders, professionals } from '@liane/cast';
import type { Lines } from './lines.ts';

/** The searches that the product makes: a correspondent by name, by number and by place, a structure by name and by FINESS. */
export async function askAnnuaire({ annuaire }: Lines): Promise<void> {
  const doctor = professionals.find(({ key }) => key === 'generalPractitioner');
  const hospital = outsiders.find(({ kind }) => kind === 'hospital');
  if (!doctor?.rpps || hospital?.finess === undefined) throw new TypeError('the cast has no doctor or no hospital');
  await annuaire.professionals({ name: doctor.familyName });
  await annuaire.professionals({ rpps: doctor.rpps });
  await annuaire.professionals({ name: doctor.familyName, place: hospital.address.city });
  await annuaire.organisations({ finess: hospital.finess });
  await annuaire.organisations({ name: 'hospitalier' });
}
