import { play } from '../testing/play.ts';
import { outsideFails } from './outside-fails.ts';

play(outsideFails);
