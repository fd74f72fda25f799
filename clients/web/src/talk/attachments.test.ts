import fc from 'fast-check';
import { lexer } from 'marked';
import { expect, test } from 'vitest';
import { content, fenced, showable } from './attachments';

const words = fc.string({ unit: fc.constantFrom('a', '`', '``````', '~~~', '\n', ' ', '<', '\u0000', 'é') });

test('nothing in a file, and nothing in its name, gets out of its fence', () => {
  fc.assert(
    fc.property(words, words, (name, text) => {
      const read = lexer(`${fenced({ name, text })}\n\nAfter it.`).filter((each) => each.type === 'code');
      expect(read).toHaveLength(1);
      expect(read[0]?.raw.trimEnd().split('\n').length).toBe(text.replace(/\n$/, '').split('\n').length + 2);
    }),
  );
});

test('files stand before the question, and images are parts where they are read', () => {
  const files = [
    { name: 'a.txt', text: 'x' },
    { name: 'b\n.png', image: 'data:image/png;base64,AAAA' },
  ];
  expect(content({ question: 'Why?', files }, false)).toBe('```a.txt\nx\n```\n\n[b .png]\n\nWhy?');
  expect(content({ question: 'Why?', files }, true)).toEqual([
    { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
    { type: 'text', text: '```a.txt\nx\n```\n\nWhy?' },
  ]);
  expect(content({ question: 'Why?' }, true)).toBe('Why?');
});

test.each([
  'https://example.com/a.png',
  'data:image/svg+xml;base64,AAAA',
  'data:text/html;base64,AAAA',
  'data:image/png,AAAA',
  ' data:image/png;base64,AAAA',
  'data:image/png;base64,AA"onerror="x',
  'javascript:1',
])('%s is shown as no image', (address) => {
  expect(showable(address)).toBe(false);
});
