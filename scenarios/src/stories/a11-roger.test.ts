import { play } from '../testing/play.ts';
import { a11Roger } from './a11-roger.ts';

play(a11Roger);
