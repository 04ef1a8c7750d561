import { Checkbox, NativeSelect, TextInput, Textarea } from '@mantine/core';
import { useId } from 'react';
import { DateField } from '../design/date-field.tsx';
import form from '../design/form.module.css';
import { Choice, Choices } from './choice.tsx';
import { KnownDateField } from './known-date.field.tsx';
import type { Field, FieldsProps } from './kind.ts';
import styles from './facts.module.css';
import { textOf } from './typed.ts';

/** The fields of a kind: what matters at once, the rest folded. */
export function PlainFields({ fields, typed, onChange }: FieldsProps & { fields: readonly Field[] }) {
  const later = fields.filter((field) => field.later === true);
  const said = later.some(({ name }) => typed[name] !== undefined && typed[name] !== '' && typed[name] !== false);
  return (
    <>
      <FieldGrid fields={fields.filter((field) => field.later !== true)} typed={typed} onChange={onChange} />
      {later.length > 0 && (
        <details className={styles['later']} open={said || undefined}>
          <summary>Plus de précisions</summary>
          <FieldGrid fields={later} typed={typed} onChange={onChange} />
        </details>
      )}
    </>
  );
}

/** Short fields stand side by side; one that has no neighbour takes the whole line. */
function FieldGrid({ fields, typed, onChange }: FieldsProps & { fields: readonly Field[] }) {
  return (
    <div className={form['fields']}>
      {fields.map((field, at) => (
        <div key={field.name} className={isAlone(fields, at) ? form['whole'] : undefined}>
          <PlainField field={field} typed={typed} onChange={onChange} />
        </div>
      ))}
    </div>
  );
}

const short: ReadonlySet<Field['as']> = new Set(['line', 'list', 'known-date', 'day', 'code']);

function isAlone(fields: readonly Field[], at: number): boolean {
  const isShort = (field: Field | undefined): boolean => field !== undefined && short.has(field.as);
  return !isShort(fields[at]) || (!isShort(fields[at - 1]) && !isShort(fields[at + 1]));
}

function PlainField({ field, typed, onChange }: FieldsProps & { field: Field }) {
  const { name, label, help, required = false } = field;
  const value = textOf(typed, name);
  const say = (text: unknown): void => onChange({ [name]: text });
  const proposalsId = useId();
  switch (field.as) {
    case 'line':
      return (
        <>
          <TextInput
            label={label}
            description={help}
            withAsterisk={required}
            autoComplete="off"
            placeholder={field.placeholder ?? ''}
            inputMode={field.inputMode ?? 'text'}
            list={field.proposals === undefined ? undefined : proposalsId}
            value={value}
            onChange={(event) => say(event.currentTarget.value)}
          />
          {field.proposals !== undefined && (
            <datalist id={proposalsId}>
              {field.proposals.map((proposal) => (
                <option key={proposal} value={proposal} />
              ))}
            </datalist>
          )}
        </>
      );
    case 'text':
      return (
        <Textarea
          label={label}
          description={help}
          withAsterisk={required}
          placeholder={field.placeholder ?? ''}
          autosize
          minRows={2}
          value={value}
          onChange={(event) => say(event.currentTarget.value)}
        />
      );
    case 'choice':
      return (
        <Choice
          label={label}
          help={help}
          required={required}
          options={field.options}
          value={value}
          onChange={say}
          optional={!required}
        />
      );
    case 'choices': {
      const values = typed[name];
      return (
        <div>
          <Choices
            label={label}
            help={help}
            options={field.options}
            values={Array.isArray(values) ? values.map(String) : []}
            onChange={say}
          />
        </div>
      );
    }
    case 'list':
      return (
        <NativeSelect
          label={label}
          description={help}
          withAsterisk={required}
          value={value}
          onChange={(event) => say(event.currentTarget.value)}
          data={[{ value: '', label: '' }, ...field.options]}
        />
      );
    case 'check':
      return (
        <Checkbox
          label={label}
          description={help}
          checked={typed[name] === true}
          onChange={(event) => say(event.currentTarget.checked)}
        />
      );
    case 'yes-no':
      return (
        <div>
          <Choice
            label={label}
            help={help}
            required={required}
            options={[
              { value: 'yes', label: field.yes },
              { value: 'no', label: field.no },
            ]}
            value={typed[name] === true ? 'yes' : typed[name] === false ? 'no' : ''}
            onChange={(answer) => say(answer === 'yes')}
          />
        </div>
      );
    case 'known-date':
      return <KnownDateField label={label} help={help} required={required} value={value} onChange={say} />;
    case 'day':
      return <DateField label={label} description={help} withAsterisk={required} value={value} onChange={say} />;
    default:
      return <CodeField field={field} typed={typed} onChange={onChange} />;
  }
}

/** A code typed by those who know it; it takes the words of the label when it leaves. */
function CodeField({ field, typed, onChange }: FieldsProps & { field: Field & { as: 'code' } }) {
  const coded = typed[field.name];
  const code = typeof coded === 'object' && coded !== null && 'code' in coded ? String(coded.code) : '';
  return (
    <TextInput
      label={field.label}
      description={field.help}
      autoComplete="off"
      spellCheck={false}
      value={code}
      onChange={(event) => {
        const typedCode = event.currentTarget.value.trim().toLocaleUpperCase('fr');
        onChange({
          [field.name]: typedCode === '' ? undefined : { code: typedCode, system: field.system, display: '' },
        });
      }}
    />
  );
}
