import { expect, test } from 'vitest';
import { responsiveHtml } from './responsive-html.ts';

test('a piece of HTML becomes a document that fits a phone as well as a screen', () => {
  const html = responsiveHtml('<p>Hi</p>', 'de-CH');
  expect(html).toMatch(/^<!doctype html>\n<html lang="de-CH">/);
  expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  expect(html).toContain('max-width:600px');
  expect(html).toContain('\n<p>Hi</p>\n');
});

test('a document stays as its author wrote it', () => {
  const own = '<!DOCTYPE html><html><body>Hi</body></html>';
  expect(responsiveHtml(own, 'en')).toBe(own);
  expect(responsiveHtml('<body bgcolor="red">Hi', 'en')).toBe('<body bgcolor="red">Hi');
});

test('a language is no way into the markup', () => {
  expect(responsiveHtml('', 'en"><script>')).toContain('<html lang="enscript">');
});
