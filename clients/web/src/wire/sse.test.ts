import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventReader } from './sse';

const lines = fc.array(
  fc.tuple(
    fc.constantFrom('data: {"a": 1}', 'data:x', 'data', 'data: ', ': keep-alive', 'event: ping', 'datax: no', ''),
    fc.constantFrom('\n', '\r\n', '\r'),
  ),
  { maxLength: 12 },
);

function read(pieces: string[]): string[] {
  const reader = new EventReader();
  return pieces.flatMap((piece) => reader.feed(piece));
}

test('any chunking of the same text gives the same events', () => {
  fc.assert(
    fc.property(lines, fc.array(fc.nat(100)), (parts, cuts) => {
      // What follows tells a lone carriage return at the end from half of a line's end.
      const text = `${parts.flat().join('')}:`;
      const at = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
      const pieces = [0, ...at].map((from, index) => text.slice(from, at[index] ?? text.length));
      expect(pieces.join('')).toBe(text);
      expect(read(pieces)).toEqual(read([text]));
    }),
  );
});

test('an event is its lines of data, whatever stands between them', () => {
  expect(read([': hello\ndata: a\nid: 1\ndata:b\n\n\ndata\r\n\r\ndata: cut off'])).toEqual(['a\nb', '']);
});
