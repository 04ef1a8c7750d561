import { play } from '../testing/play.ts';
import { d5Essential } from './d5-essential.ts';

play(d5Essential);
