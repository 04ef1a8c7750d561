import type { Coded } from '@liane/vocabulary';
import type { XmlElement } from '@liane/xml';
import { belongingCodes } from '../../codes/belongings.ts';
import { checklistCodes } from '../../codes/checklist.ts';
import { directiveCodes, directivesAsAWhole } from '../../codes/directives.ts';
import { patientStateCodes } from '../../codes/patient-state.ts';
import { predictableEvents } from '../../codes/predictable-events.ts';
import { problemNatures } from '../../codes/problem-natures.ts';
import { vitalSignCodes } from '../../codes/vital-signs.ts';
import type { JudgedDocument } from '../judged-document.ts';
import { claims } from '../judged-document.ts';
import { dluModel } from '../models/models.ts';
import { every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';

const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

const codesOf = ({ all }: JudgedDocument, template: string, child = 'code'): XmlElement[] =>
  all.filter((element) => claims(element, template)).flatMap((element) => element.childrenNamed(child));

const isOneOf = (codes: readonly Coded[]): ((element: XmlElement) => boolean) => {
  const pairs = new Set(codes.map(({ code, system }) => `${code}|${system}`));
  return (element) => pairs.has(`${element.attribute('code')}|${element.attribute('codeSystem')}`);
};

const entry = (n: number | string): string => `1.2.250.1.213.1.1.3.${n}`;

/** Official rules ignore values that are not coded (CDA digest §2.4). */
const isCoded = (value: XmlElement): boolean => /(^|:)C[DE]$/.test(value.attribute('type', xsi) ?? '');

/** CDA digest §2.4 and §4.2: codes against the value sets of our models. */
export const valueSetRules: Rule[] = [
  fault('code/patient-state', '§4.3', (document) => {
    if (document.model !== dluModel) return [];
    const sections = document.all.filter((one) => one.name === 'section' && claims(one, '1.2.250.1.213.1.1.2.163'));
    return every(
      sections
        .flatMap((section) => section.childrenNamed('entry'))
        .flatMap((one) => one.childrenNamed('observation'))
        .flatMap((one) => one.childrenNamed('code')),
      isOneOf(Object.values(patientStateCodes)),
      "Cette observation n'appartient pas à JDV_ObservationEtatPatient.",
    );
  }),
  fault('code/checklist', '§4.3', (document) =>
    document.model === dluModel
      ? every(
          codesOf(document, entry('48.18'), 'value').filter(isCoded),
          isOneOf(Object.values(checklistCodes)),
          "Ce type de document joint n'appartient pas à JDV_ChecklistDLU.",
        )
      : [],
  ),
  fault('code/belonging', '§4.4', (document) =>
    every(
      codesOf(document, entry(12)),
      isOneOf(Object.values(belongingCodes)),
      "Cet objet n'appartient pas à JDV_ProtheseObjetPersonnel.",
    ),
  ),
  fault('code/directive', '§4.2', (document) =>
    every(
      codesOf(document, entry(54)),
      isOneOf([directivesAsAWhole, ...Object.values(directiveCodes)]),
      "Cette directive n'appartient pas à JDV_TypeDirectiveAnticipee.",
    ),
  ),
  fault('code/allergy', '§4.2', (document) =>
    every(
      codesOf(document, entry(41)),
      isOneOf(predictableEvents),
      "Cette nature d'allergie n'appartient pas à JDV_TypeEvenementIndesirablePrevisible.",
    ),
  ),
  fault('code/problem', '§4.2', (document) =>
    every(
      codesOf(document, entry(37)),
      isOneOf(problemNatures),
      "Cette nature de problème n'appartient pas à JDV_ProblemCodes.",
    ),
  ),
  fault('code/vital-sign', '§4.2', (document) =>
    every(codesOf(document, entry(50)), isOneOf(vitalSignCodes), "Ce signe vital n'appartient pas à JDV_SignesVitaux."),
  ),
  fault('code/vital-sign-unit', '§4.2', (document) =>
    every(
      document.all.filter((element) => claims(element, entry(50))),
      (element) => {
        const value = element.child('value');
        const units = vitalSignCodes.find(({ code }) => code === element.child('code')?.attribute('code'))?.units;
        return (
          value?.attribute('nullFlavor') !== undefined ||
          units === undefined ||
          (units.includes(value?.attribute('unit') ?? '') &&
            Number.isFinite(Number(value?.attribute('value') ?? 'absent')))
        );
      },
      "L'unité de cette mesure n'est pas celle que la norme impose.",
    ),
  ),
];
