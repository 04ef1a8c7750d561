import type { XmlElement } from '@liane/xml';
import { every, fault } from '../rule.ts';
import type { Rule } from '../rule.ts';

const sectionsOf = (all: readonly XmlElement[]): XmlElement[] => all.filter(({ name }) => name === 'section');

/** A composite section holds sections only (CDA digest §2.6). */
const isComposite = (section: XmlElement): boolean => section.child('component') !== undefined;

/** CDA digest §2.6, §7.1 and §7.4: what people read, and the links to it. */
export const narrativeRules: Rule[] = [
  fault('narrative/text', '§2.6', ({ all }) =>
    every(
      sectionsOf(all).filter((section) => !isComposite(section)),
      (section) => Boolean(section.child('text')?.allText().trim()),
      'Une section doit dire en clair ce que ses entrées codent.',
    ),
  ),
  fault('narrative/title', '§2.6', ({ all }) =>
    every(sectionsOf(all), (section) => Boolean(section.child('title')?.text()), 'Une section doit avoir un titre.'),
  ),
  fault('narrative/unique-ids', '§7.4', ({ all }) => {
    const seen = new Set<string>();
    return every(
      all.filter((element) => element.attribute('ID') !== undefined),
      (element) => {
        const id = element.attribute('ID') ?? '';
        const first = !seen.has(id);
        seen.add(id);
        return first;
      },
      (element) => `L'ancre ${element.attribute('ID')} est écrite deux fois.`,
    );
  }),
  fault('narrative/resolved-references', '§7.4', ({ all, root }) => {
    const anchors = new Set(all.map((element) => element.attribute('ID')).filter((id) => id !== undefined));
    return every(
      all.filter((element) => element.name === 'reference' && element.namespace === root.namespace && isLink(element)),
      (element) => anchors.has((element.attribute('value') ?? '').slice(1)),
      (element) => `La référence ${element.attribute('value') ?? ''} ne mène à aucun texte du document.`,
    );
  }),
  fault('narrative/active-content', '§7.5', ({ all }) =>
    every(
      all.filter((element) => element.attribute('href') !== undefined),
      (element) => /^(https:|mailto:|#)/i.test((element.attribute('href') ?? '').trim()),
      'Un lien du texte doit être https, mailto, ou interne.',
    ),
  ),
];

/** A `reference` that should lead into the document: `#ID`, or a value of no known scheme. */
const isLink = (reference: XmlElement): boolean => {
  const value = reference.attribute('value');
  return value !== undefined && (value.startsWith('#') || !/^[a-z][a-z0-9+.-]*:/i.test(value));
};
