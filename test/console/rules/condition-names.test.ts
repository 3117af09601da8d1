import { expect, test } from 'vitest';
import { CONDITION_NAMES } from '../../../src/console/rules/condition-names.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { CONDITIONS } from '../../../src/rules/conditions/registry.ts';

test('each condition has a name for people, in every language', () => {
  for (const language of LANGUAGES)
    for (const { key } of CONDITIONS)
      if (!key.startsWith('script.')) expect(CONDITION_NAMES[language], key).toHaveProperty([key]);
});
