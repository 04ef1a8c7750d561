import type { Story } from '../story.ts';
import { a11Roger } from './a11-roger.ts';
import { a3Eleanore } from './a3-eleanore.ts';
import { a7Mauricette } from './a7-mauricette.ts';
import { d5Essential } from './d5-essential.ts';
import { outsideFails } from './outside-fails.ts';
import { typedText } from './typed-text.ts';

/** Every story, in the order they are told. */
export const stories: readonly Story[] = [a7Mauricette, a3Eleanore, a11Roger, d5Essential, outsideFails, typedText];
