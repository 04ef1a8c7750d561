import { Outlet } from '@tanstack/react-router';

/** The record of a person: what is always in sight, then the open tab. */
export function RecordPage() {
  return <Outlet />;
}
