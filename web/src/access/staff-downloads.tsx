import { useMay } from '../client/use-session.ts';
import { buttonClass } from '../design/button.tsx';

/** What an administrator takes out as files: the accounts with their rights, and the sign-ins (SC.SSI/IAM.87, IAM.90). */
export function StaffDownloads() {
  const maySeeAccounts = useMay('access.staff');
  const maySeeSignIns = useMay('access.signInAttempts');
  return (
    <>
      {maySeeAccounts && (
        <a className={buttonClass({ kind: 'quiet' })} href="/api/staff/accounts.csv" download>
          Extraire les comptes
        </a>
      )}
      {maySeeSignIns && (
        <a className={buttonClass({ kind: 'quiet' })} href="/api/staff/sign-in-attempts.csv" download>
          Extraire les connexions
        </a>
      )}
    </>
  );
}
