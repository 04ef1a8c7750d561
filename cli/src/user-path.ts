import { resolve } from 'node:path';

/** A path as the user means it: npm moves to the root of the project, and says where the user was. */
export const userPath = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
