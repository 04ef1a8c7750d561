import { holds } from '../../codes/code-table.ts';
import { encounterKinds } from '../../codes/encounters.ts';
import { facilitySectors } from '../../codes/facility-sectors.ts';
import { practiceSettings } from '../../codes/practice-settings.ts';
import { reach } from '../judged-document.ts';
import { demand, every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { headerFlavours, isPreciseTime } from '../shapes.ts';

/** CDA digest §1.14 to §1.16: the act, the version replaced, the stay. */
export const actRules: Rule[] = [
  fault('service-event/present', '§1.14', ({ root, at }) =>
    demand(at('documentationOf', 'serviceEvent').length > 0, root, "Le document doit dire l'acte qu'il documente."),
  ),
  fault('service-event/start', '§2.3', ({ at }) => {
    const main = at('documentationOf', 'serviceEvent')[0];
    if (!main) return [];
    return demand(
      main.childrenNamed('effectiveTime').length === 1 &&
        isPreciseTime(main.path('effectiveTime', 'low')?.attribute('value'), false),
      main,
      "Le début de l'acte doit être précis à la minute, avec son décalage horaire.",
    );
  }),
  fault('service-event/performer', '§1.14', ({ at }) => {
    const main = at('documentationOf', 'serviceEvent')[0];
    if (!main) return [];
    const [performer, ...others] = main.childrenNamed('performer');
    const organisation = performer?.path('assignedEntity', 'representedOrganization');
    const setting = organisation?.child('standardIndustryClassCode');
    return demand(
      others.length === 0 &&
        performer?.attribute('typeCode') === 'PRF' &&
        organisation !== undefined &&
        holds(practiceSettings, setting?.attribute('code') ?? '', setting?.attribute('codeSystem') ?? ''),
      main,
      "L'acte principal doit avoir un exécutant et un seul (PRF), sa structure et son cadre d'exercice (JDV_J04).",
    );
  }),
  fault('related-document/type', '§1.15', ({ at, root }) => {
    const related = at('relatedDocument');
    return [
      ...demand(related.length <= 1, root, "Un document n'en remplace qu'un."),
      ...every(
        related,
        (one) => one.attribute('typeCode') === 'RPLC',
        'Un document lié ne peut être que remplacé (RPLC).',
      ),
    ];
  }),
  fault('related-document/version', '§8.3', ({ root, at }) => {
    const version = Number(root.child('versionNumber')?.attribute('value'));
    const parent = at('relatedDocument', 'parentDocument')[0];
    if (version > 1)
      return demand(parent !== undefined, root, "Une version suivante doit dire le document qu'elle remplace.");
    return demand(
      parent === undefined || parent.child('setId')?.attribute('root') !== root.child('setId')?.attribute('root'),
      root,
      'Un document qui en remplace un autre de la même série a un numéro de version supérieur à 1.',
    );
  }),
  fault('related-document/id', '§1.15', ({ root, at }) =>
    every(
      at('relatedDocument', 'parentDocument'),
      (parent) => {
        const id = parent.child('id');
        const own = root.child('id');
        const same =
          id?.attribute('root') === own?.attribute('root') &&
          id?.attribute('extension') === own?.attribute('extension');
        return id !== undefined && !same;
      },
      'Le document remplacé doit être désigné, et ne peut pas être celui-ci.',
    ),
  ),
  fault('encounter/present', '§1.16', ({ root, at }) =>
    demand(
      at('componentOf', 'encompassingEncounter').length === 1 &&
        at('componentOf', 'encompassingEncounter', 'effectiveTime').length === 1,
      root,
      'Le document doit dire la prise en charge et sa période.',
    ),
  ),
  fault('encounter/period', '§2.3', ({ at }) =>
    every(
      at('componentOf', 'encompassingEncounter', 'effectiveTime'),
      (period) => {
        const flavour = period.attribute('nullFlavor');
        if (flavour !== undefined) return headerFlavours.includes(flavour);
        const bounds = period.children.filter(({ name }) => name === 'low' || name === 'high');
        return bounds.length > 0 && bounds.every((bound) => isPreciseTime(bound.attribute('value'), false));
      },
      "Les dates de la prise en charge portent l'heure et le décalage horaire, ou un des cinq nullFlavor de l'en-tête.",
    ),
  ),
  fault('encounter/kind', '§1.16', ({ at }) =>
    every(
      at('componentOf', 'encompassingEncounter', 'code'),
      (code) =>
        Object.values(encounterKinds).some(
          (kind) => kind.code === code.attribute('code') && kind.system === code.attribute('codeSystem'),
        ),
      'Le type de prise en charge doit appartenir à JDV_J142.',
    ),
  ),
  fault('encounter/facility', '§1.16', ({ root, at }) => {
    const facility = at('componentOf', 'encompassingEncounter', 'location', 'healthCareFacility')[0];
    const code = facility?.child('code');
    return demand(
      holds(facilitySectors, code?.attribute('code') ?? '', code?.attribute('codeSystem') ?? ''),
      code ?? facility ?? root,
      "Le secteur d'activité de l'établissement doit appartenir à JDV_J02.",
    );
  }),
  fault('encounter/category', '§2.3', ({ at }) =>
    every(
      at('componentOf', 'encompassingEncounter', 'location', 'healthCareFacility', 'code').flatMap((code) =>
        reach(code, 'translation'),
      ),
      (category) =>
        /^\d{3}$/.test(category.attribute('code') ?? '') &&
        category.attribute('codeSystem') === '1.2.250.1.213.1.6.1.8',
      "La catégorie de l'établissement est un code FINESS de trois chiffres (1.2.250.1.213.1.6.1.8).",
    ),
  ),
];
