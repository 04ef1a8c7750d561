import type { FhirClient } from '@liane/server/contract/fhir-api';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { CheckIcon } from '../design/icons.tsx';
import styles from './clients.module.css';

/** The identifier and the secret of a partner, shown once: only a hash of the secret is kept. */
export function ClientSecret({ client, secret }: { client: FhirClient; secret: string }) {
  return (
    <div role="status" className={styles['secret']}>
      <p>
        Remettez ces deux valeurs au responsable de <b>{client.name}</b>, par une voie sûre. Le secret ne sera plus
        affiché ; s’il est perdu, fermez cet accès et ouvrez-en un autre.
      </p>
      <ToCopy label="Identifiant" text={client.id} />
      <ToCopy label="Secret" text={secret} />
    </div>
  );
}

/** A value to hand over, with the button that copies it. */
export function ToCopy({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles['toCopy']}>
      <span>
        <small>{label}</small>
        <code>{text}</code>
      </span>
      <Button
        small
        icon={copied ? <CheckIcon /> : undefined}
        aria-label={`${copied ? 'Copié' : 'Copier'} : ${label}`}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        {copied ? 'Copié' : 'Copier'}
      </Button>
    </div>
  );
}
