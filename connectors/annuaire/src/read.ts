import { isUtf8 } from 'node:buffer';
import { AnnuaireUnreadable } from './errors.ts';

/** JSON of an answer. @throws AnnuaireUnreadable */
export function parse(body: Buffer): unknown {
  if (!isUtf8(body)) throw new AnnuaireUnreadable('not UTF-8');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AnnuaireUnreadable('not JSON', cause);
  }
}

/** A member of an object, own ones only. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

/** A list, empty when absent. @throws AnnuaireUnreadable when it is something else, or longer than any real one. */
export function listOf(value: unknown, name: string, most = 1_000): readonly unknown[] {
  const list = member(value, name);
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw new AnnuaireUnreadable(`${name} is not a list`);
  if (list.length > most) throw new AnnuaireUnreadable(`${name} holds ${list.length} items`);
  return list;
}

const longestText = 500;

/** A text on one line, undefined when absent or empty. @throws AnnuaireUnreadable when it is something else, or longer than any real one. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new AnnuaireUnreadable('a text is not one');
  if (value.length > longestText) throw new AnnuaireUnreadable(`a text of ${value.length} characters`);
  // Names end up in mail headers and on paper: no control character, no direction override.
  const said = value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return said === '' ? undefined : said;
}
