import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EFFORTS, VISIBILITIES } from '../wire/types';
import { type Asked, KEY, LANGUAGES, type Language } from './asked';
import { DIALECTS } from './dialects';
import { javascript, json } from './literals';

const PLAIN: Asked = {
  server: 'http://127.0.0.1:8000',
  model: 'tiny-rl',
  messages: [{ role: 'user', content: 'hello' }],
  effort: '',
  budget: null,
  visibility: 'full',
};

const written = (name: string, language: Language, asked: Partial<Asked>) =>
  DIALECTS.find((each) => each.name === name)?.write[language]({ ...PLAIN, ...asked }) ?? '';

/** The body that a command for curl sends. */
function body(name: string, asked: Partial<Asked>): Record<string, unknown> {
  const [, data = ''] = written(name, 'curl', asked).split("--data '");
  return JSON.parse(data.trimEnd().slice(0, -1).replaceAll("'\\''", "'"));
}

const asking: fc.Arbitrary<Asked> = fc.record(
  {
    server: fc.constant('http://[::1]:8000/think'),
    model: fc.string({ unit: 'binary' }),
    messages: fc.array(
      fc.record({
        role: fc.constantFrom('user' as const, 'assistant' as const),
        content: fc.string({ unit: 'binary' }),
      }),
    ),
    effort: fc.constantFrom('' as const, ...EFFORTS),
    budget: fc.option(fc.nat()),
    visibility: fc.constantFrom(...VISIBILITIES),
    temperature: fc.double({ noNaN: true }),
    system: fc.string({ unit: 'binary' }),
    votes: fc.nat(),
    retries: fc.nat(),
  },
  { requiredKeys: ['server', 'model', 'messages', 'effort', 'budget', 'visibility'] },
);

const values = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });

test('a value is the same after it was written as JSON or as JavaScript', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(JSON.parse(json(value as never))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.record({ model: fc.string(), on: fc.boolean(), of: fc.option(fc.double()) })), (value) => {
      expect(Function(`return ${javascript(JSON.parse(JSON.stringify(value)))}`)()).toEqual(
        JSON.parse(JSON.stringify(value)),
      );
    }),
  );
});

test('every program says where, whom and what to ask, and has a place for the key', () => {
  fc.assert(
    fc.property(asking, fc.constantFrom(...DIALECTS), fc.constantFrom(...LANGUAGES), (asked, dialect, language) => {
      const program = dialect.write[language](asked);
      expect(program).toContain(asked.server);
      expect(program).toContain(KEY);
      expect(program).not.toContain('undefined');
    }),
  );
});

test('where nothing is chosen no program says how to think', () => {
  expect(body('Chat', {})).toEqual({ model: 'tiny-rl', messages: PLAIN.messages });
  expect(body('Responses', {})).toEqual({ model: 'tiny-rl', input: PLAIN.messages });
  expect(body('Messages', {})).toEqual({ model: 'tiny-rl', max_tokens: 16000, messages: PLAIN.messages });
  expect(body('Gemini', {})).toEqual({
    contents: [{ role: 'user', parts: [{ text: 'hello' }] }],
    generationConfig: { thinkingConfig: { includeThoughts: true } },
  });
});

test.each([
  ['Chat', { effort: 'low' }, { reasoning_effort: 'low' }],
  ['Chat', { budget: 50 }, { thinking_budget: 50 }],
  ['Chat', { effort: 'none', budget: 50 }, { reasoning_effort: 'none' }],
  ['Chat', { visibility: 'summary', votes: 3 }, { reasoning: { summary: 'auto', votes: 3 } }],
  ['Chat', { visibility: 'hidden' }, { include_reasoning: false }],
  ['Responses', { effort: 'max', visibility: 'summary' }, { reasoning: { effort: 'max', summary: 'auto' } }],
  ['Responses', { system: 'Be brief.' }, { instructions: 'Be brief.' }],
  ['Messages', { effort: 'none' }, { thinking: { type: 'disabled' } }],
  ['Messages', { effort: 'high' }, { thinking: { type: 'adaptive' }, output_config: { effort: 'high' } }],
  [
    'Messages',
    { budget: 50, visibility: 'hidden' },
    { thinking: { type: 'enabled', budget_tokens: 50, display: 'omitted' } },
  ],
  ['Messages', { visibility: 'summary' }, { thinking: { type: 'adaptive', display: 'summarized' } }],
  [
    'Gemini',
    { effort: 'none' },
    { generationConfig: { thinkingConfig: { includeThoughts: true, thinkingBudget: 0 } } },
  ],
  [
    'Gemini',
    { effort: 'xhigh' },
    { generationConfig: { thinkingConfig: { includeThoughts: true, thinkingLevel: 'XHIGH' } } },
  ],
  ['Gemini', { effort: 'max' }, { reasoning_effort: 'max' }],
  ['Gemini', { visibility: 'hidden' }, { generationConfig: { thinkingConfig: { includeThoughts: false } } }],
] as [string, Partial<Asked>, Record<string, unknown>][])('%s says %o in its own words', (name, asked, said) => {
  expect(body(name, asked)).toMatchObject(said);
});
