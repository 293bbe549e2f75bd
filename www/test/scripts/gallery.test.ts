import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readGallery } from '../../scripts/gallery.ts';
import { packProgram } from '../../src/state/link/program.ts';
import { formatWorkbench } from '../../src/state/link/workbench.ts';
import { isCut, join, split } from '../../src/state/workbench/variants.ts';

const FOLDER = fileURLToPath(new URL('../../../src/workbench/gallery/', import.meta.url));

test('the gallery lists every program beside it, each once and with words in both languages', async () => {
  const programs = await readGallery();
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.py'));
  assert.deepEqual(programs.map(({ id }) => `${id}.py`).sort(), files.sort());
  assert.ok(programs.length >= 14);
  for (const lang of ['ko', 'en'] as const) {
    const titles = programs.map(({ title }) => title[lang]);
    assert.equal(new Set(titles).size, titles.length);
    for (const { id, title, question } of programs) {
      assert.ok(title[lang].length <= 60, id);
      assert.match(question[lang], /\?/, id);
    }
  }
  for (const { id, title, line, question } of programs)
    for (const words of [title, line, question]) {
      assert.match(words.ko, /[가-힣]/, id);
      assert.doesNotMatch(words.en, /[가-힣]/, id);
    }
});

test('programs of the gallery are small, tidy, and fit into a link', async () => {
  for (const { id, text } of await readGallery()) {
    const variants = split(text);
    assert.equal(join(variants), text, id);
    assert.ok(text.endsWith('\n') && !text.includes('\t') && !/[ \r]\n/.test(text), id);
    for (const variant of variants) {
      assert.equal(isCut(variant.text), false, id);
      assert.ok(variant.text.split('\n').length <= 46, `${id}, ${variant.name}`);
    }
    const program = await packProgram(text);
    assert.ok(formatWorkbench({ program }).length < 1500, id);
  }
});
