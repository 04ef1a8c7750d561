/** What cannot be printed as asked; `code` is stable. */
export abstract class PrintRefused extends Error {
  abstract readonly code: string;
}

export class DatamatrixRefused extends PrintRefused {
  readonly code = 'pdf-datamatrix-refused';
  constructor(reason: string) {
    super(
      `Le datamatrix de l'INS ne peut pas être imprimé : ${reason}. Aucun document n'a été produit. Vérifiez les traits de l'identité qualifiée.`,
    );
  }
}
