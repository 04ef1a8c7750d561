import { expect, test } from 'vitest';
import { NotSoap } from './errors.ts';
import { readMediaType, writeMediaType } from './media-type.ts';

test('the action travels in the media type', () => {
  expect(writeMediaType('urn:a:1.0.0:b')).toBe('application/soap+xml; charset=utf-8; action="urn:a:1.0.0:b"');
});

test.each([
  ['application/soap+xml', { charset: 'utf-8' }],
  ['Application/SOAP+XML;charset="UTF-8";action=urn:x', { charset: 'utf-8', action: 'urn:x' }],
  ['application/soap+xml; action="urn:x;y=z"; charset=iso-8859-1', { charset: 'iso-8859-1', action: 'urn:x;y=z' }],
])('%s is understood', (header, said) => {
  expect(readMediaType(header)).toEqual(said);
});

test.each([[undefined], [''], ['text/xml; charset=utf-8'], ['text/html'], ['application/soap+xmlx']])(
  '%s is refused',
  (header) => {
    expect(() => readMediaType(header)).toThrow(NotSoap);
  },
);

test('an action that would break the header is refused', () => {
  expect(() => writeMediaType('urn:a"\r\nX-Injected: 1')).toThrow(NotSoap);
});
