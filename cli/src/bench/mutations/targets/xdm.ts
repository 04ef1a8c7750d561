import { unzipSync, zipSync } from 'fflate';
import { readReceived, FileNotReadable } from '@liane/server/module/documents';
import { readXdm, writeXdm, XdmRefused } from '@liane/xdm';
import { mutate, type Words } from '../mutate.ts';
import { mutateXml } from '../mutate-xml.ts';
import { outcomeOf, type Target } from '../target.ts';

const words: Words = [
  'PK\u0001\u0002',
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  'PK\u0006\u0006',
  '\u0000\u0000\u0000\u0000',
  '\u00ff\u00ff\u00ff\u00ff',
  '../',
  '../../../etc/passwd',
  'file:///etc/passwd',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '<![CDATA[',
  ']]>',
  '</rim:ExtrinsicObject>',
  '<rim:Slot name="hash"><rim:ValueList><rim:Value>0</rim:Value></rim:ValueList></rim:Slot>',
  '\u0000',
];

/** Spoilt as bytes; or a file inside is spoilt and zipped again; or a spoilt document is announced as it is, so that it is opened. */
export const xdm: Target = {
  key: 'xdm',
  inFrench: 'Archives XDM, et leurs documents',
  share: 25,
  atOnce: 1,
  async open({ archive }) {
    const { submissionSet, documents: good } = await readXdm(archive);
    const files = unzipSync(archive);
    const names = Object.keys(files).filter((name) => /\.xml$/i.test(name));
    const [first = 'METADATA.XML', ...others] = names;
    const read = (bytes: Buffer): Promise<string> =>
      outcomeOf(async () => {
        const { documents } = await readXdm(bytes);
        for (const document of documents) readReceived(document.bytes);
      }, [XdmRefused, FileNotReadable]);
    return {
      tryGood: async () => [await read(archive)],
      tryOne: (chance) => {
        const way = chance.below(3);
        if (way === 0) return read(mutate(archive, chance, words));
        const name = chance.pick([first, ...others]);
        const spoilt = mutateXml(Buffer.from(files[name] ?? []), chance, words);
        if (way === 1) return read(Buffer.from(zipSync({ ...files, [name]: spoilt }, { level: 0 })));
        const documents = good.map(({ entry, bytes }) => ({ entry, bytes: mutateXml(bytes, chance, words) }));
        return read(writeXdm({ submissionSet, documents }, producer));
      },
      close: () => Promise.resolve(),
    };
  },
};

const producer = { software: 'Liane', version: '0.1.0', contact: 'Essai' };
