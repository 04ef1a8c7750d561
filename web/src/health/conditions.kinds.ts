import { icd10System } from '@liane/vocabulary/codes/systems';
import { spokenCivilDate } from '../design/french-dates.ts';
import type { ContentOf } from '../facts/content.ts';
import type { Kind, Typed } from '../facts/kind.ts';
import { spokenSince } from '../facts/spoken.ts';
import { joined } from '../facts/typed.ts';
import { allergyCategories, families, severities, wordOf } from './words.ts';

export const allergy: Kind<ContentOf<'allergy'>> = {
  kind: 'allergy',
  module: 'health',
  name: 'Allergie',
  one: 'une allergie',
  blank: () => ({ category: 'medication' }),
  fields: [
    { as: 'line', name: 'agent', label: 'À quoi', required: true, placeholder: 'Pénicilline, arachide, latex…' },
    { as: 'choice', name: 'category', label: 'C’est', required: true, options: allergyCategories },
    { as: 'choice', name: 'severity', label: 'Gravité', options: severities },
    { as: 'line', name: 'reaction', label: 'Ce qui s’est passé', placeholder: 'Urticaire, œdème, gêne respiratoire…' },
    { as: 'known-date', name: 'since', label: 'Depuis', later: true },
    { as: 'text', name: 'comment', label: 'Remarque', later: true },
  ],
  complete: (said) => ({ ...said, label: said['agent'] }),
  title: ({ label }) => label,
  details: ({ reaction, severity, since, comment }) => [
    joined(severity && wordOf(severities, severity), reaction, since && spokenSince(since)),
    comment,
  ],
  alarming: () => true,
  endVerb: 'Lever cette allergie',
};

export const problem: Kind<ContentOf<'problem'>> = {
  kind: 'problem',
  module: 'health',
  name: 'Problème en cours',
  one: 'un problème',
  blank: () => ({}),
  fields: [
    { as: 'line', name: 'label', label: 'Lequel', required: true, placeholder: 'Insuffisance cardiaque' },
    { as: 'known-date', name: 'since', label: 'Depuis' },
    {
      as: 'code',
      name: 'code',
      label: 'Code CIM-10',
      system: icd10System,
      help: 'Si vous le connaissez\u00A0: I50.9',
      later: true,
    },
    { as: 'text', name: 'comment', label: 'Remarque', later: true },
  ],
  complete: labelledCode,
  title: ({ label }) => label,
  details: ({ since, code, comment }) => [joined(since && spokenSince(since), code && `CIM-10 ${code.code}`), comment],
  endVerb: 'Dire que c’est résolu',
};

export const antecedent: Kind<ContentOf<'antecedent'>> = {
  kind: 'antecedent',
  module: 'health',
  name: 'Antécédent',
  one: 'un antécédent',
  blank: () => ({ family: 'medical' }),
  fields: [
    { as: 'line', name: 'label', label: 'Lequel', required: true, placeholder: 'Fracture du col du fémur' },
    { as: 'choice', name: 'family', label: 'Nature', required: true, options: families },
    { as: 'known-date', name: 'date', label: 'Quand' },
    { as: 'code', name: 'code', label: 'Code CIM-10', system: icd10System, later: true },
    { as: 'text', name: 'comment', label: 'Remarque', later: true },
  ],
  complete: labelledCode,
  title: ({ label }) => label,
  details: ({ family, date, code, comment }) => [
    joined(wordOf(families, family), date && spokenCivilDate(date), code && `CIM-10 ${code.code}`),
    comment,
  ],
  endVerb: null,
};

/** A code typed alone takes the words of the label. */
function labelledCode(said: Typed): Typed {
  const { code } = said;
  return typeof code === 'object' && code !== null ? { ...said, code: { ...code, display: said['label'] } } : said;
}

const noneAbout: Record<ContentOf<'none-known'>['about'], string> = {
  allergies: 'Aucune allergie connue',
  problems: 'Aucun problème en cours',
  antecedents: 'Aucun antécédent connu',
  devices: 'Aucun dispositif ni prothèse',
  directives: 'Aucune directive anticipée',
};

export const noneKnown: Kind<ContentOf<'none-known'>> = {
  kind: 'none-known',
  module: 'health',
  name: 'Aucun élément connu',
  one: 'qu’il n’y en a aucun',
  blank: () => ({ about: 'allergies' }),
  fields: [
    {
      as: 'choice',
      name: 'about',
      label: 'Quoi',
      required: true,
      options: Object.entries(noneAbout).map(([value, label]) => ({ value, label })),
    },
  ],
  title: ({ about }) => noneAbout[about],
};

export const noneSaying = (about: ContentOf<'none-known'>['about']) => ({
  module: 'health' as const,
  content: { kind: 'none-known' as const, about },
  words: noneAbout[about],
});
