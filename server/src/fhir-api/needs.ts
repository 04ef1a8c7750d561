import type { ContentStore } from '../documents/index.ts';
import type { Doorkeeper } from '../platform/index.ts';

export interface FhirApiNeeds {
  /** What is read here leaves the same traces as on screens. */
  doorkeeper: Pick<Doorkeeper, 'trace' | 'traceRefusal'>;
  /** Where the bytes of documents are kept. */
  contents: ContentStore;
}
