import { entryRules } from './body/entries.ts';
import { entryKindRules } from './body/entry-kinds.ts';
import { fileRules } from './body/files.ts';
import { narrativeRules } from './body/narrative.ts';
import { sectionRules } from './body/sections.ts';
import { valueSetRules } from './body/value-sets.ts';
import { displayRules } from './displays.ts';
import { frameRules } from './frame.ts';
import { actRules } from './header/acts.ts';
import { identityRules } from './header/identity.ts';
import { datatypeRules } from './header/datatypes.ts';
import { professionalRules } from './header/professionals.ts';
import { surroundingRules } from './header/surroundings.ts';
import { dluRules } from './models/dlu.ts';
import { transferSheetRules } from './models/transfer-sheet.ts';
import { sameSaidRules } from './body/same-said.ts';
import { timeRules } from './times.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order people would read the document. */
export const allRules: readonly Rule[] = [
  ...frameRules,
  ...identityRules,
  ...professionalRules,
  ...surroundingRules,
  ...datatypeRules,
  ...actRules,
  ...timeRules,
  ...narrativeRules,
  ...sameSaidRules,
  ...sectionRules,
  ...entryRules,
  ...entryKindRules,
  ...valueSetRules,
  ...displayRules,
  ...fileRules,
  ...dluRules,
  ...transferSheetRules,
];
