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
      <div className={form['fields']}>
        {fields
          .filter((field) => field.later !== true)
          .map((field) => (
            <PlainField key={field.name} field={field} typed={typed} onChange={onChange} />
          ))}
      </div>
      {later.length > 0 && (
        <details className={styles['later']} open={said || undefined}>
          <summary>Plus de précisions</summary>
          <div className={form['fields']}>
            {later.map((field) => (
              <PlainField key={field.name} field={field} typed={typed} onChange={onChange} />
            ))}
          </div>
        </details>
      )}
    </>
  );
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
          className={form['whole'] ?? ''}
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
        <div className={form['whole']}>
          <Choice
            label={label}
            help={help}
            required={required}
            options={field.options}
            value={value}
            onChange={say}
            optional={!required}
          />
        </div>
      );
    case 'choices': {
      const values = typed[name];
      return (
        <div className={form['whole']}>
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
          className={form['whole'] ?? ''}
          label={label}
          description={help}
          checked={typed[name] === true}
          onChange={(event) => say(event.currentTarget.checked)}
        />
      );
    case 'yes-no':
      return (
        <div className={form['whole']}>
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
    case 'code':
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
