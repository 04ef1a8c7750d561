import { play } from '../testing/play.ts';
import { a7Mauricette } from './a7-mauricette.ts';

play(a7Mauricette);
