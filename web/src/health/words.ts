import type { Option } from '../facts/kind.ts';

export const allergyCategories = [
  { value: 'medication', label: 'Médicament' },
  { value: 'food', label: 'Aliment' },
  { value: 'environment', label: 'Environnement' },
  { value: 'other', label: 'Autre' },
] as const satisfies Option[];

export const severities = [
  { value: 'mild', label: 'Légère' },
  { value: 'moderate', label: 'Modérée' },
  { value: 'severe', label: 'Grave' },
  { value: 'life-threatening', label: 'Risque vital' },
] as const satisfies Option[];

export const families = [
  { value: 'medical', label: 'Médical' },
  { value: 'surgical', label: 'Chirurgical' },
  { value: 'family', label: 'Familial' },
  { value: 'other', label: 'Autre' },
] as const satisfies Option[];

export const risks = [
  { value: 'falls', label: 'Chutes' },
  { value: 'choking', label: 'Fausse route' },
  { value: 'pressure-ulcer', label: 'Escarre' },
  { value: 'wandering', label: 'Errance' },
  { value: 'running-away', label: 'Fugue' },
  { value: 'agitation', label: 'Agitation' },
  { value: 'aggression', label: 'Agressivité' },
  { value: 'suicide', label: 'Suicide' },
  { value: 'infection-bmr', label: 'Bactérie résistante (BMR)' },
  { value: 'isolation', label: 'Isolement' },
  { value: 'restraint', label: 'Contention' },
  { value: 'other', label: 'Autre' },
] as const satisfies Option[];

export const levels = [
  { value: 'watch', label: 'À surveiller' },
  { value: 'high', label: 'Élevé' },
] as const satisfies Option[];

export const deviceFamilies = [
  { value: 'prosthesis', label: 'Prothèse, lunettes, appareil auditif' },
  { value: 'implanted', label: 'Dispositif implanté' },
  { value: 'equipment', label: 'Matériel' },
  { value: 'personal-object', label: 'Objet personnel' },
] as const satisfies Option[];

export const directiveTypes = [
  { value: 'advance-directives', label: 'Directives anticipées' },
  { value: 'resuscitation', label: 'Réanimation' },
  { value: 'intubation', label: 'Assistance respiratoire, intubation' },
  { value: 'artificial-feeding', label: 'Alimentation et hydratation artificielles' },
  { value: 'life-support', label: 'Maintien artificiel en vie' },
  { value: 'surgery', label: 'Intervention chirurgicale' },
  { value: 'dialysis', label: 'Dialyse rénale' },
  { value: 'deep-sedation', label: 'Sédation profonde et continue' },
  { value: 'hospitalisation', label: 'Hospitalisation' },
  { value: 'organ-donation', label: 'Don d’organes' },
  { value: 'other', label: 'Autre' },
] as const satisfies Option[];

export const habitSubjects = [
  { value: 'meals', label: 'Repas' },
  { value: 'diet', label: 'Régime' },
  { value: 'texture', label: 'Texture' },
  { value: 'sleep', label: 'Sommeil' },
  { value: 'hygiene', label: 'Toilette' },
  { value: 'mobility', label: 'Déplacements' },
  { value: 'communication', label: 'Communication' },
  { value: 'leisure', label: 'Loisirs' },
  { value: 'belief', label: 'Croyances' },
  { value: 'tobacco', label: 'Tabac' },
  { value: 'alcohol', label: 'Alcool' },
  { value: 'other', label: 'Autre' },
] as const satisfies Option[];

export const events = [
  { value: 'fall', label: 'Chute' },
  { value: 'behaviour', label: 'Comportement' },
  { value: 'wound', label: 'Plaie' },
  { value: 'infection', label: 'Infection' },
  { value: 'visit', label: 'Visite' },
  { value: 'hospital-stay', label: 'Passage à l’hôpital' },
  { value: 'other', label: 'Autre' },
] as const satisfies Option[];

export const consciousnessLevels = [
  { value: 'awake', label: 'Éveillé·e' },
  { value: 'arousable', label: 'Éveillable' },
  { value: 'not-arousable', label: 'Non éveillable' },
] as const satisfies Option[];

/** The label of a value; the value itself when it is none of ours. */
export const wordOf = (options: readonly Option[], value: unknown): string =>
  options.find((option) => option.value === value)?.label ?? (typeof value === 'string' ? value : '');
