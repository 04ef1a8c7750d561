export { canonicalize } from './canonicalize.ts';
export { XmlElement } from './element.ts';
export type { XmlAttribute } from './element.ts';
export * from './errors.ts';
export { escapeAttribute, escapeText } from './escape.ts';
export type { XmlLimits } from './limits.ts';
export { readXml } from './read.ts';
