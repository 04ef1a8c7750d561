import { play } from '../testing/play.ts';
import { a3Eleanore } from './a3-eleanore.ts';

play(a3Eleanore);
