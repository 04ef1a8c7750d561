import { codes } from './codes.ts';

/** TRE_R22-GenreActivite: in RPPS+ the role gives the rights, the profession only informs (digest §1.12). */
export const activityRoleSystem = '1.2.250.1.213.1.6.1.19';

/** The five roles of the medico-social sector, and GENR01 for the professions of care. Displays are the short labels of TRE_R22. */
export const activityRoles = codes(activityRoleSystem, {
  care: ['GENR01', 'Activité de soin et de pharmacie'],
  coordination: ['GENR08', 'Coordination et orientation'],
  administration: ['GENR09', "Administratif ou appui à l'organisation de l'accompagnement social/médico-social"],
  socialSupport: ['GENR10', 'Accompagnement social/médico-social à la vie sociale, professionnelle, éducative'],
  careSupport: ['GENR11', 'Accompagnement social/médico-social au soin'],
  management: ['GENR12', "Encadrement et organisation de l'accompagnement social/médico-social"],
});

export type ActivityRole = 'GENR01' | 'GENR08' | 'GENR09' | 'GENR10' | 'GENR11' | 'GENR12';

const roleNames: readonly string[] = Object.values(activityRoles).map((role) => role.code);

export const isActivityRole = (text: string): text is ActivityRole => roleNames.includes(text);
