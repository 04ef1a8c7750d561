import { readFileSync } from 'node:fs';

/** Calls back once when the npm that started this process is gone: killed, it cannot pass the signal on. */
export function whenNpmDies(callBack) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const watched = [process.ppid, ...shellParent(process.ppid)];
  const timer = setInterval(() => {
    if (watched.every(isAlive)) return;
    clearInterval(timer);
    callBack();
  }, 500);
  timer.unref();
}

// npm runs a script through `sh -c`; some shells stay between npm and us, others give their place.
function shellParent(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return /^(sh|dash|bash)$/.test(name) && parent > 1 ? [parent] : [];
  } catch {
    return [];
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
