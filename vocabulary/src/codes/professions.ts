import type { Coded } from '../coded.ts';
import { authorSpecialties, socialProfessionSystem, titleUserSystem } from './author-specialties.ts';
import { codes } from './codes.ts';

/** TRE_G15-ProfessionSante, as Pro Santé Connect and the Annuaire write it (digest §1.12). */
export const healthProfessionSystem = '1.2.250.1.71.1.2.7';

/** TRE_R291-AutreProfession: known by a role alone. */
export const otherProfessionSystem = '1.2.250.1.213.1.6.1.140';

/** TRE_R01, savoir-faire of doctors. */
export const knowHowSystem = '1.2.250.1.71.4.2.5';

/** A profession with the code that signs a CDA document: not the same system (CDA digest §1.6). */
export interface Profession extends Coded {
  author: Coded;
}

const health = codes(healthProfessionSystem, {
  doctor: ['10', 'Médecin'],
  pharmacist: ['21', 'Pharmacien'],
  careAssistant: ['35', 'Aide-soignant'],
  dentist: ['40', 'Chirurgien-Dentiste'],
  midwife: ['50', 'Sage-Femme'],
  nurse: ['60', 'Infirmier'],
  physiotherapist: ['70', 'Masseur-Kinésithérapeute'],
  podiatrist: ['80', 'Pédicure-Podologue'],
  speechTherapist: ['91', 'Orthophoniste'],
  occupationalTherapist: ['94', 'Ergothérapeute'],
  dietitian: ['95', 'Diététicien'],
  psychomotorTherapist: ['96', 'Psychomotricien'],
});

const social = codes(socialProfessionSystem, {
  socialWorker: ['41', 'Assistant de service social'],
  socialLifeAssistant: ['42', 'Auxiliaire de vie sociale'],
  familyTechnician: ['43', "Technicien de l'intervention sociale et familiale"],
  familyEconomyAdviser: ['44', 'Conseiller en économie sociale et familiale'],
  familyAssistant: ['46', 'Assistant familial'],
  medicalPsychologicalAide: ['47', 'Aide médico-psychologique (AMP)'],
  instructor: ['48', 'Moniteur éducateur'],
  earlyChildhoodEducator: ['49', 'Educateur de jeunes enfants'],
  specialisedEducator: ['51', 'Educateur spécialisé'],
  technicalEducator: ['52', 'Educateur technique spécialisé'],
  educationalAndSocialSupport: ['53', 'Accompagnant éducatif et social'],
});

const titles = codes(titleUserSystem, { psychologist: ['93', 'Psychologue'] });

const others = codes(otherProfessionSystem, { knownByRole: ['99', 'Acteur caractérisé par son rôle'] });

/** Professions met here. Codes 42 to 53 of TRE_R94 sign under their TRE_R85 code: the others are refused as authors (CDA digest §1.6). */
export const professions = {
  doctor: { ...health.doctor, author: authorSpecialties.doctor },
  pharmacist: { ...health.pharmacist, author: authorSpecialties.pharmacist },
  careAssistant: { ...health.careAssistant, author: authorSpecialties.careAssistant },
  dentist: { ...health.dentist, author: authorSpecialties.dentist },
  midwife: { ...health.midwife, author: authorSpecialties.midwife },
  nurse: { ...health.nurse, author: authorSpecialties.nurse },
  physiotherapist: { ...health.physiotherapist, author: authorSpecialties.physiotherapist },
  podiatrist: { ...health.podiatrist, author: authorSpecialties.podiatrist },
  speechTherapist: { ...health.speechTherapist, author: authorSpecialties.speechTherapist },
  occupationalTherapist: { ...health.occupationalTherapist, author: authorSpecialties.occupationalTherapist },
  dietitian: { ...health.dietitian, author: authorSpecialties.dietitian },
  psychomotorTherapist: { ...health.psychomotorTherapist, author: authorSpecialties.psychomotorTherapist },
  socialWorker: { ...social.socialWorker, author: authorSpecialties.socialWorker },
  socialLifeAssistant: { ...social.socialLifeAssistant, author: authorSpecialties.socialLifeAssistant },
  familyTechnician: { ...social.familyTechnician, author: authorSpecialties.familyTechnician },
  familyEconomyAdviser: { ...social.familyEconomyAdviser, author: authorSpecialties.familyEconomyAdviser },
  familyAssistant: { ...social.familyAssistant, author: authorSpecialties.familyAssistant },
  medicalPsychologicalAide: { ...social.medicalPsychologicalAide, author: authorSpecialties.medicalPsychologicalAide },
  instructor: { ...social.instructor, author: authorSpecialties.instructor },
  earlyChildhoodEducator: { ...social.earlyChildhoodEducator, author: authorSpecialties.earlyChildhoodEducator },
  specialisedEducator: { ...social.specialisedEducator, author: authorSpecialties.specialisedEducator },
  technicalEducator: { ...social.technicalEducator, author: authorSpecialties.technicalEducator },
  educationalAndSocialSupport: {
    ...social.educationalAndSocialSupport,
    author: authorSpecialties.educationalAndSocialSupport,
  },
  psychologist: { ...titles.psychologist, author: authorSpecialties.psychologist },
  knownByRole: { ...others.knownByRole, author: authorSpecialties.otherProfessional },
} satisfies Record<string, Profession>;

/** The profession of a code and its system, or `undefined` for one this product does not name. */
export const professionOf = (code: string, system: string): Profession | undefined =>
  Object.values(professions).find((known) => known.code === code && known.system === system);

/**
 * The JDV_J01 code under which a professional signs: the savoir-faire makes it precise for doctors (`G15_10/SM26`).
 * A savoir-faire this product does not name falls back on the plain profession.
 */
export function authorSpecialtyOf(profession: Profession, knowHow?: string): Coded {
  if (knowHow === undefined) return profession.author;
  const precise = `${profession.author.code}/${knowHow}`;
  return Object.values(authorSpecialties).find((known) => known.code === precise) ?? profession.author;
}
