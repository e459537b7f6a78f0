import { expect, it } from 'vitest';
import { parseTypedNumber, rangeToWords } from '../../../src/domain/model/typedNumber';

it.each([
  ['1,204.5', 1_204.5],
  ['1,204', 1_204],
  ['1,5', 1.5],
  ['80%', 80],
  ['−3', -3],
  [' 7 ', 7],
  ['.5', 0.5],
  ['1e3', 1_000],
  ['', null],
  ['%', null],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['1e999', undefined],
  ['0x10', undefined],
  ['1,2,3', undefined],
  ['12 apples', undefined],
  ['--1', undefined],
])('a person who types %j means %j', (text, meant) => {
  expect(parseTypedNumber(text)).toBe(meant);
});

it('a range is said in words', () => {
  expect(rangeToWords(0, 100)).toBe('must be from 0 to 100');
  expect(rangeToWords(0, Number.POSITIVE_INFINITY)).toBe('must be 0 or more');
  expect(rangeToWords(Number.NEGATIVE_INFINITY, 5)).toBe('must be 5 or less');
});
