import { codes } from './codes.ts';

/** HL7 RoleCode. */
export const roleCodeSystem = '2.16.840.1.113883.5.111';

/** JDV_J11_RelationPatient: who somebody is to the person. The grandson is `GRNDSO` there, not the `GRNDSON` of HL7. */
export const relations = codes(roleCodeSystem, {
  mother: ['MTH', 'Mère'],
  father: ['FTH', 'Père'],
  birthMother: ['NMTH', 'Mère biologique'],
  birthFather: ['NFTH', 'Père biologique'],
  stepMother: ['STPMTH', 'Belle-mère - épouse du père ou de la mère'],
  stepFather: ['STPFTH', 'Beau-père - époux du père ou de la mère'],
  grandMother: ['GRMTH', 'Grand-mère'],
  grandFather: ['GRFTH', 'Grand-père'],
  greatGrandMother: ['GGRMTH', 'Arrière-grand-mère'],
  greatGrandFather: ['GGRFTH', 'Arrière-grand-père'],
  birthDaughter: ['DAU', 'Fille biologique'],
  birthSon: ['SON', 'Fils biologique'],
  brother: ['BRO', 'Frère'],
  sister: ['SIS', 'Soeur'],
  halfBrother: ['HBRO', 'Demi-frère'],
  halfSister: ['HSIS', 'Demi-soeur'],
  grandDaughter: ['GRNDDAU', 'Petite-fille'],
  grandSon: ['GRNDSO', 'Petit-fils'],
  uncle: ['UNCLE', 'Oncle'],
  aunt: ['AUNT', 'Tante'],
  nephew: ['NEPHEW', 'Neveu'],
  niece: ['NIECE', 'Nièce'],
  husband: ['HUSB', 'Epoux'],
  wife: ['WIFE', 'Epouse'],
  partner: ['DOMPART', 'Concubin(e) ou partenaire PACS'],
  housemate: ['ROOM', 'Personne vivant sous le même toit'],
  friend: ['FRND', 'Autre proche'],
  neighbour: ['NBOR', 'Voisin(e)'],
  otherRelative: ['FAMMEMB', 'Autre membre de la famille'],
  child: ['CHILD', 'Enfant'],
  cousin: ['COUSN', 'Cousin(e)'],
  spouse: ['SIGOTHR', 'Conjoint'],
  daughter: ['DAUC', 'Fille'],
  son: ['SONC', 'Fils'],
});

/** TRE of the legal protections. */
export const legalProtectionSystem = '1.2.250.1.213.1.1.4.327';

/** JDV_J11_RelationPatient: those a judge named. */
export const legalRepresentatives = codes(legalProtectionSystem, {
  tuteur: ['TUTEUR', 'Tuteur'],
  curateur: ['CURATEUR', 'Curateur'],
  mandataireDeSauvegarde: ['MSVG', 'Mandataire de sauvegarde'],
});
