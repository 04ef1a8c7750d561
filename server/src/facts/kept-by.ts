import type { NewsKind } from '../platform/index.ts';
import type { FactContent } from './fact.ts';

/** How a module of level 5 keeps its facts. */
export interface KeptBy {
  /** e.g. `health`; also the last part of its paths. */
  module: string;
  /** Kinds that grow for years and are read by date. */
  series: ReadonlySet<string>;
  /** News told to the modules above when one is written, about the fact. */
  tells?: NewsKind;
  /** Of what an item speaks (`allergies`), or null: noting one ends what said there was none. */
  subjectOf?(content: FactContent): string | null;
  /** Of what a content says there is none, or null: it is refused while there is some. */
  absenceOf?(content: FactContent): string | null;
}
