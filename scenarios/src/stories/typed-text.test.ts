import { play } from '../testing/play.ts';
import { typedText } from './typed-text.ts';

play(typedText);
