import fc from 'fast-check';
import { expect, test } from 'vitest';
import { covered, formatText } from '../../../playground/telegram/entities.js';
import { parseMultipart } from '../../../playground/telegram/multipart.js';

const words = fc.array(
  fc.constantFrom(
    '/study',
    '@ann_lee',
    '#bio',
    'https://t.me/x',
    ' ',
    '\n',
    '🃏',
    'é',
    'plain',
    '/',
    '@',
    '://',
  ),
  { maxLength: 12 },
);

test('whatever a text holds, its entities lie inside of it and cover what they name', () => {
  const first = { bot_command: '/', mention: '@', hashtag: '#', url: 'h' } as const;
  fc.assert(
    fc.property(words, (parts) => {
      const { text, entities } = formatText(parts.join(''), []);
      expect(text).toBe(text.trim());
      for (const entity of entities) {
        expect(entity.offset + entity.length).toBeLessThanOrEqual(text.length);
        const name = Object.entries(first).find(([type]) => type === entity.type);
        expect(covered(text, entity)[0]).toBe(name?.[1]);
      }
    }),
  );
});

test('trimming a text moves its entities along', () => {
  fc.assert(
    fc.property(fc.constantFrom('', ' ', '\n\n '), fc.constantFrom('', '  '), (lead, trail) => {
      const source = `${lead}deep work${trail}`;
      const entity = { type: 'bold', offset: lead.length + 5, length: 4 + trail.length } as const;
      const { text, entities } = formatText(source, [entity]);
      expect(entities.map((found) => covered(text, found))).toEqual(['work']);
    }),
  );
});

test('a multipart body gives back any bytes and any text, whether its headers have spaces and quotes or not', () => {
  const header = fc.constantFrom(
    'content-disposition:form-data;name="file";filename=notes.pdf',
    'Content-Disposition: form-data; name="file"; filename="notes.pdf"',
  );
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), header, (bytes, text, disposition) => {
      const body = Buffer.concat([
        Buffer.from(`--edge\r\nContent-Disposition: form-data; name="text"\r\n\r\n${text}\r\n--edge\r\n`),
        Buffer.from(`${disposition}\r\ncontent-type:application/pdf\r\n\r\n`),
        bytes,
        Buffer.from('\r\n--edge--\r\n'),
      ]);
      const [field, file, ...more] = parseMultipart(body, 'multipart/form-data; boundary=edge');
      expect([field?.name, field?.bytes.toString(), more.length]).toEqual(['text', text, 0]);
      expect(file).toMatchObject({ name: 'file', fileName: 'notes.pdf', mimeType: 'application/pdf' });
      expect(new Uint8Array(file?.bytes ?? [])).toEqual(bytes);
    }),
  );
});

test.each([
  ['no boundary', 'multipart/form-data', '--a--'],
  ['another boundary', 'multipart/form-data; boundary=a', '--b--'],
  ['no end', 'multipart/form-data; boundary=a', '--a\r\ncontent-disposition:form-data;name="x"\r\n\r\ny'],
  ['no header end', 'multipart/form-data; boundary=a', '--a\r\nx\r\n--a--'],
])('a multipart body with %s is refused', (_, type, body) => {
  expect(() => parseMultipart(Buffer.from(body), type)).toThrow('Bad Request');
});
