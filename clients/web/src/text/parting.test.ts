import { expect, test } from 'vitest';
import { ended, fresh, grown } from '../talk/answer';
import { parting } from './parting';

function answered(name: string, trace: string, text: string) {
  const thought = grown(fresh(name, 0), { choices: [{ delta: { reasoning_content: trace } }] }, 1);
  return ended(grown(thought, { choices: [{ delta: { content: text } }] }, 2), 'done', 3);
}

const right = answered('a', 'The oranges cost 2 * 2 = 4. So the apples cost 13 - 4 = 9 together.', 'It is \\boxed{3}.');

test('ways part at the first result that differs, and the last one they share is told', () => {
  const wrong = answered('b', 'They cost 2 * 2 = $4.00 dollars.\nWith them it is 13 + 4 = 17.', 'It is \\boxed{17}.');
  expect(parting([right, wrong])).toEqual({
    shared: '4',
    ways: [
      { name: 'a', quote: 'So the apples cost 13 - 4 = 9 together.' },
      { name: 'b', quote: 'With them it is 13 + 4 = 17.' },
    ],
  });
});

test('ways may part at once', () => {
  const wrong = answered('b', 'It is 13 / 3 = 4.33.', 'It is \\boxed{4.33}.');
  expect(parting([right, wrong])?.shared).toBeNull();
});

test('nothing parts where the boxes are the same, or where one answers at once', () => {
  expect(parting([right, answered('b', 'As 1 + 1 = 2.', '\\boxed{3.0}')])).toBeNull();
  expect(parting([right, answered('b', '', 'It is \\boxed{4}.')])).toBeNull();
});
