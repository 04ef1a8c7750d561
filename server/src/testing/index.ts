export { freshDatabase } from './database.ts';
export { openTestHouse, type TestHouse } from './house.ts';
export { essentialPapers, paperAuthor, smallPdf, townPaper, type TownPaper } from './town-papers.ts';
