import type { JudgedDocument } from '../judged-document.ts';
import { claims } from '../judged-document.ts';
import { demand } from '../rule.ts';
import type { Objection } from '../rule.ts';

/** Every section demanded is there, once. */
export const holdsSections = ({ at, root }: JudgedDocument, sections: readonly [string, string][]): Objection[] => {
  const present = at('component', 'structuredBody', 'component', 'section');
  return sections.flatMap(([name, template]) =>
    demand(
      present.filter((section) => claims(section, template)).length === 1,
      root,
      `La section ${name} doit être présente une fois et une seule.`,
    ),
  );
};

/** 74207-2, and the day of birth the emergency models demand. */
export const isEmergencyDocument = ({ root, at }: JudgedDocument): Objection[] =>
  demand(
    root.child('code')?.attribute('code') === '74207-2' &&
      at('recordTarget', 'patientRole', 'patient', 'birthTime').length > 0,
    root,
    "Un document de liaison d'urgence porte le type 74207-2 et la date de naissance.",
  );

export const mainActIs = ({ root, at }: JudgedDocument, code: string): Objection[] =>
  demand(
    at('documentationOf', 'serviceEvent', 'code').some(
      (act) => act.attribute('code') === code && act.attribute('codeSystem') === '2.16.840.1.113883.6.1',
    ),
    root,
    `L'acte documenté doit porter le code ${code} (LOINC).`,
  );
