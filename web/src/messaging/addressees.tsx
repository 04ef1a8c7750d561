import type { Addressee } from '@liane/server/contract/messaging';
import { spokenName } from '../facts/spoken.ts';
import styles from './messaging.module.css';

/** To whom, as people say it; the address stands small beside the name that the house knows for it. */
export function Addressees({ of }: { of: readonly Addressee[] }) {
  return (
    <span className={styles['addressees']}>
      {of.map(({ address, name }) => (
        <span key={address}>{name === null ? address : <Named name={name} address={address} />}</span>
      ))}
    </span>
  );
}

function Named({ name, address }: { name: string; address: string }) {
  return (
    <>
      <span>{spokenName(name)}</span> <small>{address}</small>
    </>
  );
}
