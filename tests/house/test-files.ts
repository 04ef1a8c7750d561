/** A test, or what only tests use: a `testing` folder. */
export const isForTests = (path: string): boolean => /\.test\.tsx?$|\/testing\//.test(path);
