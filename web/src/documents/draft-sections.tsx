import { Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { boundSpaces } from '../facts/spoken.ts';
import { Badge } from '../design/badge.tsx';
import { Button } from '../design/button.tsx';
import { FrenchDate } from '../design/french-date.tsx';
import { AlertIcon, ClockIcon } from '../design/icons.tsx';
import { completionOf } from './completion.ts';
import type { DraftLine, Edits, Section } from './edits.ts';
import styles from './draft.module.css';

export interface DraftSectionsProps {
  personId: string;
  sections: readonly Section[];
  onEdit: (patch: Partial<Edits>) => void;
  /** Folded until asked: the page of a transfer; what is missing or old stays in sight. */
  folded?: boolean;
}

/** The sections of a draft: each line comes from the record, and its author keeps, rewrites or removes it. */
export function DraftSections({ sections, ...rest }: DraftSectionsProps) {
  return (
    <div className={styles['sections']}>
      {sections.map((section) => (
        <DraftSection key={section.key} section={section} {...rest} />
      ))}
    </div>
  );
}

function DraftSection({
  personId,
  section,
  onEdit,
  folded = false,
}: Omit<DraftSectionsProps, 'sections'> & { section: Section }) {
  const kept = section.lines.filter((line) => line.kept);
  const old = kept.filter((line) => line.old).length;
  const head = (
    <>
      <h3>{section.title}</h3>
      <span className={styles['state']}>
        {section.missing !== null && section.lines.length === 0 && <Badge state="late">Non renseigné</Badge>}
        {old > 0 && <Badge state="late">{old === 1 ? '1 ligne ancienne' : `${old} lignes anciennes`}</Badge>}
        {section.lines.length > 0 && (
          <small>
            {kept.length} {kept.length > 1 ? 'lignes' : 'ligne'}
          </small>
        )}
      </span>
    </>
  );
  const body = (
    <>
      {section.missing !== null && <Missing personId={personId} section={section} />}
      {section.lines.length > 0 && (
        <ul className={styles['lines']}>
          {section.lines.map((line) => (
            <Line key={line.key} line={line} onChange={(change) => onEdit({ lines: { [line.key]: change } })} />
          ))}
        </ul>
      )}
      {section.freeText !== null && <FreeText section={section} onEdit={onEdit} />}
      {section.lines.length === 0 && section.missing === null && section.freeText === null && (
        <p className={styles['quiet']}>Rien à dire.</p>
      )}
    </>
  );
  if (!folded) {
    return (
      <section className={styles['section']} aria-label={section.title}>
        <header>{head}</header>
        {body}
      </section>
    );
  }
  return (
    <details className={styles['section']} open={section.missing !== null || undefined}>
      <summary>{head}</summary>
      {body}
    </details>
  );
}

/** In amber, with the way to complete it beside. */
function Missing({ personId, section }: { personId: string; section: Section }) {
  const place = completionOf(personId, section);
  return (
    <p className={styles['missing']}>
      <AlertIcon />
      <span>{section.missing}</span>
      {place !== undefined && (
        <Link {...place} aria-label={`Compléter\u00A0: ${section.title}`}>
          compléter
        </Link>
      )}
    </p>
  );
}

export function FreeText({
  section,
  onEdit,
  large = false,
}: {
  section: Section;
  onEdit: DraftSectionsProps['onEdit'];
  large?: boolean;
}) {
  return (
    <Textarea
      label={boundSpaces(section.freeTextLabel ?? section.title)}
      withAsterisk={section.mandatory && section.lines.length === 0}
      autosize
      minRows={large ? 3 : 2}
      value={section.freeText ?? ''}
      onChange={(event) => onEdit({ freeTexts: { [section.key]: event.currentTarget.value } })}
    />
  );
}

interface LineProps {
  line: DraftLine;
  onChange: (change: { kept: boolean; rewritten: string | null }) => void;
}

function Line({ line, onChange }: LineProps) {
  const [rewriting, setRewriting] = useState(false);
  const { text, rewritten, kept, old, source, recordedAt } = line;
  return (
    <li className={styles['line']} data-kept={kept}>
      <div>
        {rewriting ? (
          <Textarea
            aria-label={`Réécrire\u00A0: ${text}`}
            autosize
            autoFocus
            value={rewritten ?? text}
            onChange={(event) =>
              onChange({ kept, rewritten: event.currentTarget.value === text ? null : event.currentTarget.value })
            }
            onBlur={() => setRewriting(false)}
          />
        ) : (
          <p className={styles['text']}>{kept ? (rewritten ?? text) : <s>{rewritten ?? text}</s>}</p>
        )}
        <p className={styles['quiet']}>
          {rewritten !== null && 'Réécrit. '}
          {source}
          {source === null && recordedAt !== null && <FrenchDate at={recordedAt} />}
          {old && kept && (
            <span className={styles['old']}>
              {' '}
              <ClockIcon size="1em" /> ancien, à vérifier
            </span>
          )}
        </p>
      </div>
      <div className={styles['lineActs']}>
        {kept ? (
          <>
            <Button kind="quiet" small aria-label={`Réécrire\u00A0: ${text}`} onClick={() => setRewriting(true)}>
              Réécrire
            </Button>
            {rewritten !== null && (
              <Button
                kind="quiet"
                small
                aria-label={`Reprendre les mots du dossier\u00A0: ${text}`}
                onClick={() => onChange({ kept, rewritten: null })}
              >
                Mots du dossier
              </Button>
            )}
            <Button
              kind="quiet"
              small
              aria-label={`Enlever du document\u00A0: ${text}`}
              onClick={() => onChange({ kept: false, rewritten })}
            >
              Enlever
            </Button>
          </>
        ) : (
          <Button
            kind="quiet"
            small
            aria-label={`Remettre dans le document\u00A0: ${text}`}
            onClick={() => onChange({ kept: true, rewritten })}
          >
            Remettre
          </Button>
        )}
      </div>
    </li>
  );
}
