/** The check that every edit's result goes through. */
import { expect, test } from 'vitest';
import { expectSound } from './sound.ts';

test('takes what is Nix', () => {
  expectSound('{ a = 1; }', '{ pkgs, ... }: [ pkgs.hello ]');
});

test('rejects what is not, also as one of several', () => {
  expect(() => expectSound('{ a = 1; }', '{ a = 1')).toThrow();
});
