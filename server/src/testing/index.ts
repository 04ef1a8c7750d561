export { freshDatabase } from './database.ts';
export { openTestHouse, type TestHouse } from './house.ts';
