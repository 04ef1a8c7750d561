import type { XmlElement } from '@liane/xml';
import { allergyOf } from './allergy.ts';
import type { ReadFacts } from './facts.ts';
import { observationOf } from './observation.ts';
import { problemOf } from './problem.ts';
import { hl7 } from './reading.ts';
import type { Reading } from './reading.ts';
import { treatmentOf } from './treatment.ts';

const pcc = '1.3.6.1.4.1.19376.1.5.3.1.4.';

/** Entry templates of §4.2. A document of another country or age keeps the IHE root even when the French one is missing. */
const templates = {
  allergy: `${pcc}6`,
  problem: `${pcc}5`,
  /** Effet indésirable (e.210): it borrows the template of problems without being one. */
  sideEffect: '1.2.250.1.213.1.1.3.210',
  vaccination: `${pcc}12`,
  vitalSign: `${pcc}13.2`,
  directive: `${pcc}13.7`,
};

/** Names an attached document (e.18), says nothing of the person. */
const attachmentType = '69764-9';

/** Coded facts of every section, in document order. */
export function factsOf(document: XmlElement, reading: Reading): ReadFacts {
  const facts: ReadFacts = {
    problems: [],
    allergies: [],
    treatments: [],
    vaccinations: [],
    vitalSigns: [],
    observations: [],
    directives: [],
  };
  for (const section of document.descendants('section', hl7)) {
    const code = section.child('code')?.attribute('code');
    for (const entry of section.childrenNamed('entry')) collect(entry, undefined, code, facts, reading);
  }
  return facts;
}

function collect(
  holder: XmlElement,
  concernStatus: string | undefined,
  section: string | undefined,
  facts: ReadFacts,
  reading: Reading,
): void {
  for (const statement of holder.children) {
    if (statement.name === 'substanceAdministration') {
      const kind = has(statement, templates.vaccination) ? facts.vaccinations : facts.treatments;
      kind.push(treatmentOf(statement, section, reading));
    } else if (statement.name === 'observation') {
      collectObservation(statement, concernStatus, section, facts, reading);
    } else if (
      statement.name === 'act' ||
      statement.name === 'organizer' ||
      statement.name === 'encounter' ||
      statement.name === 'procedure'
    ) {
      collectBelow(statement, statement.child('statusCode')?.attribute('code'), section, facts, reading);
    }
  }
}

function collectObservation(
  observation: XmlElement,
  concernStatus: string | undefined,
  section: string | undefined,
  facts: ReadFacts,
  reading: Reading,
): void {
  if (observation.child('code')?.attribute('code') === attachmentType) return;
  if (has(observation, templates.allergy))
    facts.allergies.push(allergyOf(observation, concernStatus, section, reading));
  else if (has(observation, templates.problem) && !has(observation, templates.sideEffect))
    facts.problems.push(problemOf(observation, concernStatus, section, reading));
  else {
    listFor(observation, facts).push(observationOf(observation, section, reading));
    collectBelow(observation, undefined, section, facts, reading);
  }
}

function listFor(observation: XmlElement, facts: ReadFacts): ReadFacts['observations'] {
  if (has(observation, templates.vitalSign)) return facts.vitalSigns;
  return has(observation, templates.directive) ? facts.directives : facts.observations;
}

function collectBelow(
  statement: XmlElement,
  status: string | undefined,
  section: string | undefined,
  facts: ReadFacts,
  reading: Reading,
): void {
  for (const link of statement.children)
    if (link.name === 'entryRelationship' || link.name === 'component') collect(link, status, section, facts, reading);
}

const has = (statement: XmlElement, template: string): boolean =>
  statement.childrenNamed('templateId').some((each) => each.attribute('root') === template);
