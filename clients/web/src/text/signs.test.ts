import { expect, test } from 'vitest';
import { fenceOpen, marked } from './signs';

test.each(['so $x^2$', '**no**', '- one', '1. one', '`code`', '```\n', 'a | b', '\\boxed{3}', '> so', '# so'])(
  '%j has something to typeset',
  (text) => expect(marked(text)).toBe(true),
);

test.each(['So 2 + 3 = 5, and 7 - 4 = 3.', 'Wait, let me check whether it fits.', 'In line 1. I look at it.'])(
  '%j has nothing to typeset',
  (text) => expect(marked(text)).toBe(false),
);

test('code goes on in the next step until it is closed', () => {
  const first = fenceOpen('Let me write it:\n```python\ndef f():', '');
  expect(first).toBe('```python');
  expect(fenceOpen('    return 3\n', first)).toBe('```python');
  expect(fenceOpen('    return 3\n```\nSo it is.', first)).toBe('');
  expect(fenceOpen('~~~\n```\n', '')).toBe('~~~');
});
