import type { XmlElement } from '@liane/xml';
import type { JudgedDocument } from '../judged-document.ts';
import { claims, templatesOf } from '../judged-document.ts';
import { demand, every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { isRoot } from '../shapes.ts';
import { sectionCatalogue } from './section-catalogue.ts';
import type { SectionDemand } from './section-catalogue.ts';

const loinc = '2.16.840.1.113883.6.1';

const sectionsOf = ({ all }: JudgedDocument): XmlElement[] => all.filter(({ name }) => name === 'section');

/** What is demanded of a section: found by its CI-SIS template, else by its code among those the model may hold. */
function demandOf(section: XmlElement): SectionDemand | undefined {
  const roots = templatesOf(section);
  const code = section.child('code')?.attribute('code');
  return (
    sectionCatalogue.find(({ root }) => roots.includes(root)) ?? sectionCatalogue.find((known) => known.code === code)
  );
}

const known = (document: JudgedDocument): { section: XmlElement; wanted: SectionDemand }[] =>
  sectionsOf(document).flatMap((section) => {
    const wanted = demandOf(section);
    return wanted ? [{ section, wanted }] : [];
  });

/** CDA digest §4.1. A forgotten templateId switches the official rules off in silence (§0.4): hence the first rule. */
export const sectionRules: Rule[] = [
  fault('section/templates', '§4.1', (document) =>
    document.model?.structured
      ? known(document).flatMap(({ section, wanted }) => {
          const missing = wanted.templates.filter((root) => !claims(section, root));
          return demand(
            missing.length === 0,
            section,
            `Section ${wanted.name} : templateId manquant (${missing.join(', ')}).`,
          );
        })
      : [],
  ),
  fault('section/unknown', '§4.3', (document) =>
    document.model?.structured
      ? every(
          sectionsOf(document),
          (section) => demandOf(section) !== undefined,
          "Cette section n'est pas une de celles du modèle.",
        )
      : [],
  ),
  fault('section/code', '§4.1', (document) =>
    known(document).flatMap(({ section, wanted }) =>
      demand(
        section.child('code')?.attribute('code') === wanted.code &&
          section.child('code')?.attribute('codeSystem') === loinc,
        section,
        `La section ${wanted.name} porte le code ${wanted.code} (LOINC).`,
      ),
    ),
  ),
  fault('section/id', '§4.1', (document) =>
    document.model?.structured
      ? every(
          sectionsOf(document),
          (section) => section.childrenNamed('id').length === 1 && isRoot(section.child('id')?.attribute('root')),
          'Une section doit avoir un identifiant et un seul.',
        )
      : [],
  ),
  fault('section/title', '§4.1', (document) =>
    known(document).flatMap(({ section, wanted }) =>
      demand(
        wanted.title === undefined || section.child('title')?.text() === wanted.title,
        section,
        `Le titre de cette section est imposé : ${wanted.title ?? ''}.`,
      ),
    ),
  ),
  fault('section/entries', '§4.1', (document) =>
    known(document).flatMap(({ section, wanted }) => {
      const entries = section.childrenNamed('entry').flatMap((entry) => entry.children);
      return demand(
        wanted.entries.length === 0 || entries.some((entry) => wanted.entries.some((root) => claims(entry, root))),
        section,
        `La section ${wanted.name} doit avoir au moins une entrée de son modèle.`,
      );
    }),
  ),
];
