import { XmlRefused, readXml } from '@liane/xml';
import type { XmlElement } from '@liane/xml';
import { allRules } from './all-rules.ts';
import { judgedDocument } from './judged-document.ts';
import type { JudgedDocument } from './judged-document.ts';
import type { Rule } from './rule.ts';
import type { CheckOptions, Finding, Verdict } from './verdict.ts';

/** Findings kept for one rule: a hostile document could make thousands. */
const mostFindings = 50;

/**
 * What our own rules say of a CDA R2 document, offline, without the writers. A document may leave only without fault.
 * Never throws on what the document holds: an XML that cannot be read is a fault, `xml/` followed by the reader's code.
 */
export function checkCda(xml: string | Uint8Array, options: CheckOptions = {}): Verdict {
  let root: XmlElement;
  try {
    root = readXml(xml, options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes });
  } catch (cause) {
    if (cause instanceof XmlRefused) return unreadable(cause);
    throw cause;
  }
  const document = judgedDocument(root, options.environment);
  const findings = (level: Rule['level']): Finding[] =>
    allRules.filter((rule) => rule.level === level).flatMap((rule) => judge(rule, document));
  return {
    document: {
      type: root.child('code')?.attribute('code'),
      model: document.model?.name,
      title: root.child('title')?.text(),
    },
    faults: findings('fault'),
    warnings: findings('warning'),
  };
}

function judge(rule: Rule, document: JudgedDocument): Finding[] {
  const findings: Finding[] = [];
  for (const { at, message } of rule.judge(document)) {
    if (findings.length === mostFindings) break;
    findings.push({ rule: rule.code, where: document.pathOf(at), message });
  }
  return findings;
}

const unreadable = (refusal: XmlRefused): Verdict => ({
  document: { type: undefined, model: undefined, title: undefined },
  faults: [{ rule: `xml/${refusal.code}`, where: '/', message: refusal.message }],
  warnings: [],
});
