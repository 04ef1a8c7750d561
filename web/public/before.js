// Before anything else: zod must not try code made from text, which the content security policy refuses and reports.
globalThis.__zod_globalConfig = { jitless: true };
