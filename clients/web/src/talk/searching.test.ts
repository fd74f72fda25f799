import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fresh } from './answer';
import { blank, type Conversation } from './conversation';
import { search } from './searching';

function conversation(title: string, question: string, text: string): Conversation {
  return { ...blank(0), title, turns: [{ id: 'a', question, answers: [{ ...fresh('model', 0), text }] }] };
}

test('what was asked, what was answered and the title are searched, whatever the case of the letters', () => {
  const all = [conversation('Prices', 'What is dear?', 'Apples are.'), conversation('Fruit', 'Is it sweet?', 'It is.')];
  for (const [query, titles] of [
    ['prices', ['Prices']],
    ['DEAR', ['Prices']],
    ['apples what', ['Prices']],
    ['is', ['Prices', 'Fruit']],
    ['apples sweet', []],
    ['', ['Prices', 'Fruit']],
  ] as const) {
    expect(search(all, query, 9).map((each) => each.conversation.title)).toEqual(titles);
  }
});

test('the piece that is shown is in what was said, and has the word in its middle', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, word, after) => {
      fc.pre(!/\s/.test(word) && word.toLowerCase().length === word.length && word.trim() !== '');
      const text = before + word + after;
      fc.pre(text.toLowerCase().length === text.length);
      const [found] = search([conversation('', '', text)], word, 1);
      expect(found?.match.toLowerCase()).toBe(word.toLowerCase());
      expect(text).toContain(`${found?.before.replace('…', '')}${found?.match}${found?.after}`);
    }),
  );
});
