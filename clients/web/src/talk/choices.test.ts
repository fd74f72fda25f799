import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Model } from '../wire/types';
import { Chosen } from './choices.svelte';

const kept = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});

afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

function model(id: string): Model {
  return { id, thinking: false, visibility: 'full' };
}

function alias(id: string): Model {
  return { ...model(id), thinking: true, route: { fast: 'fast', thinking: 'deep' } };
}

/** Which models are asked, once the server's are known. */
function settled(models: readonly Model[]): string[] {
  const chosen = new Chosen();
  chosen.settle(models);
  return chosen.value.models;
}

test('where nothing is chosen, the one alias is asked, which sends each question where it belongs', () => {
  expect(settled([model('fast'), model('deep'), alias('auto')])).toEqual(['auto']);
});

test('without an alias, or with several, the first model is', () => {
  expect(settled([model('fast'), model('deep')])).toEqual(['fast']);
  expect(settled([model('fast'), alias('auto'), alias('other')])).toEqual(['fast']);
});

test('what was chosen stays as long as it is there', () => {
  new Chosen().change({ models: ['deep', 'gone'] });
  expect(settled([model('deep'), alias('auto')])).toEqual(['deep']);
  expect(settled([model('fast'), alias('auto')])).toEqual(['auto']);
});

test('no choice is made before any model is known', () => {
  expect(settled([])).toEqual([]);
});
