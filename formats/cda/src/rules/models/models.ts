import type { XmlElement } from '@liane/xml';

/** A document model we know the rules of. */
export interface Model {
  name: string;
  /** Template root; its only known version. */
  root: string;
  version: string | undefined;
  structured: boolean;
}

export const dluModel: Model = {
  name: 'DLU-EHPAD-DLU_2022.01',
  root: '1.2.250.1.213.1.1.1.22',
  version: '2022.01',
  structured: true,
};

export const transferSheetModel: Model = {
  name: 'DLU-EHPAD-FLUDT_2022.01',
  root: '1.2.250.1.213.1.1.1.23',
  version: '2022.01',
  structured: true,
};

/** IHE XDS-SD: a header around a file. */
export const unstructuredModel: Model = {
  name: 'N1',
  root: '1.3.6.1.4.1.19376.1.2.20',
  version: undefined,
  structured: false,
};

const models = [dluModel, transferSheetModel, unstructuredModel];

/** The model a document claims by its templateIds, when known. */
export const modelOf = (root: XmlElement): Model | undefined =>
  models.find((model) =>
    root.childrenNamed('templateId').some((template) => template.attribute('root') === model.root),
  );
