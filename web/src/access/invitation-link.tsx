import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { CheckIcon } from '../design/icons.tsx';
import styles from './practices.module.css';

/** An invitation, shown once: to hand over in person or by a safe way. */
export function InvitationLink({ url, name }: { url: string; name: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div role="status">
      <p>
        Remettez cette adresse à <b>{name}</b>, en main propre ou par une messagerie sécurisée. Elle ne sera plus
        affichée.
      </p>
      <code className={styles['link']}>{url}</code>
      <Button
        icon={copied ? <CheckIcon /> : undefined}
        onClick={() => void navigator.clipboard.writeText(url).then(() => setCopied(true))}
      >
        {copied ? 'Copiée' : 'Copier l’adresse'}
      </Button>
    </div>
  );
}
