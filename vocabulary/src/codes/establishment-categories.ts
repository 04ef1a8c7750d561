import { codes } from './codes.ts';

/** TRE_R66-CategorieEtablissement. */
export const establishmentCategorySystem = '1.2.250.1.213.1.6.1.8';

/**
 * Categories of establishment. The first block has the displays of JDV_J254, which does not list the second; there, what no JDV spells
 * has the short name of the orientation digest §1.2, for people to read.
 */
export const establishmentCategories = {
  ...codes(establishmentCategorySystem, {
    sessad: ['182', "Service d'Éducation Spéciale et de Soins à Domicile"],
    ime: ['183', 'Institut Médico-Educatif (I.M.E.)'],
    itep: ['186', 'Institut Thérapeutique Éducatif et Pédagogique (I.T.E.P.)'],
    eeap: ['188', 'Etablissement pour Enfants ou Adolescents Polyhandicapés'],
    cmpp: ['189', 'Centre Médico-Psycho-Pédagogique (C.M.P.P.)'],
    saas: ['209', 'Service autonomie aide et soins (SAAS)'],
    dayActivity: ['242', "Service d'Activité de Jour"],
    mas: ['255', "Maison d'Accueil Spécialisée (M.A.S.)"],
    ssiad: ['354', 'Service de Soins Infirmiers A Domicile (S.S.I.A.D)'],
    temporaryChildren: ['390', "Etablissement d'Accueil Temporaire d'Enfants Handicapés"],
    temporaryAdults: ['395', "Etablissement d'Accueil Temporaire pour Adultes Handicapés"],
    childrenHostel: ['396', 'Foyer Hébergement Enfants et Adolescents Handicapés'],
    samsah: ['445', "Service d'accompagnement médico-social adultes handicapés"],
    savs: ['446', "Service d'Accompagnement à la Vie Sociale (S.A.V.S.)"],
    eam: ['448', 'Etab.Acc.Médicalisé en tout ou partie personnes handicapées'],
    eanm: ['449', 'Etab.Accueil Non Médicalisé pour personnes handicapées'],
    saa: ['460', 'Service autonomie aide (SAA)'],
    familyHelp: ['640', "Service d'aide et d'accompagnement à domicile aux familles (SAADF)"],
  }),
  ...codes(establishmentCategorySystem, {
    ehpad: ['500', "Etablissement d'hébergement pour personnes âgées dépendantes"],
    dayCentreOlderPeople: ['207', 'Centre de jour pour personnes âgées'],
    residenceAutonomie: ['202', 'Résidence autonomie'],
    camsp: ['190', 'CAMSP'],
    esat: ['246', 'ESAT'],
    mecs: ['177', 'MECS'],
    aemo: ['295', 'Service AEMO et AED'],
    mdph: ['609', 'Maison Départementale pour Personnes Handicapées (MDPH)'],
    dac: ['606', "DAC (dispositif d'appui à la coordination)"],
    foyerHebergementClosed: ['252', "Foyer d'hébergement"],
    foyerDeVieClosed: ['382', 'Foyer de vie'],
    famClosed: ['437', 'FAM'],
  }),
};

/** Closed categories still met in imports, and what to propose instead; never overwritten (orientation digest §1.2). */
export const closedCategorySuccessors: Readonly<Record<string, string>> = {
  '252': '449',
  '253': '449',
  '382': '449',
  '437': '448',
};
