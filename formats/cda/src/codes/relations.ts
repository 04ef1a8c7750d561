/** JDV_J11, codeSystem 2.16.840.1.113883.5.111: how somebody is related to the usager. */
const personal: Record<string, string> = {
  MTH: 'Mère',
  FTH: 'Père',
  NMTH: 'Mère biologique',
  NFTH: 'Père biologique',
  STPMTH: 'Belle-mère - épouse du père ou de la mère',
  STPFTH: 'Beau-père - époux du père ou de la mère',
  GRMTH: 'Grand-mère',
  GRFTH: 'Grand-père',
  GGRMTH: 'Arrière-grand-mère',
  GGRFTH: 'Arrière-grand-père',
  DAU: 'Fille biologique',
  SON: 'Fils biologique',
  BRO: 'Frère',
  SIS: 'Soeur',
  HBRO: 'Demi-frère',
  HSIS: 'Demi-soeur',
  GRNDDAU: 'Petite-fille',
  GRNDSO: 'Petit-fils',
  UNCLE: 'Oncle',
  AUNT: 'Tante',
  NEPHEW: 'Neveu',
  NIECE: 'Nièce',
  HUSB: 'Epoux',
  WIFE: 'Epouse',
  DOMPART: 'Concubin(e) ou partenaire PACS',
  ROOM: 'Personne vivant sous le même toit',
  FRND: 'Autre proche',
  NBOR: 'Voisin(e)',
  FAMMEMB: 'Autre membre de la famille',
  CHILD: 'Enfant',
  COUSN: 'Cousin(e)',
  SIGOTHR: 'Conjoint',
  DAUC: 'Fille',
  SONC: 'Fils',
};

/** JDV_J11, codeSystem 1.2.250.1.213.1.1.4.327: legal protection. */
const legal: Record<string, string> = {
  TUTEUR: 'Tuteur',
  CURATEUR: 'Curateur',
  MSVG: 'Mandataire de sauvegarde',
};

const valueSet = (system: string, displays: Record<string, string>) =>
  Object.entries(displays).map(([code, display]) => ({ code, display, system }));

/** The codes of JDV_J11. */
export const relations = [
  ...valueSet('2.16.840.1.113883.5.111', personal),
  ...valueSet('1.2.250.1.213.1.1.4.327', legal),
];
