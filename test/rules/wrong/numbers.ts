import { rule, type Wrong } from './wrong.ts';

export const WRONG_NUMBERS: readonly Wrong[] = [
  [
    'a share as a fraction',
    rule('if: {text.caps: "> 0.7"}'),
    'test.yaml:3:29: "text.caps" must be a comparison such as "> 70%" (with <, <=, =, >= or >), found "> 0.7"; write "> 70%" ⟦"> 0.7"⟧',
  ],
  [
    'a share of more than all',
    rule('if: {script.latin: 120%}'),
    'test.yaml:3:32: "script.latin" can never match: nothing is more than 100%; write for example "> 80%" ⟦120%⟧',
  ],
  [
    'a share of less than nothing',
    rule('if: {script.latin: "< 0%"}'),
    'test.yaml:3:32: "script.latin" can never match: nothing is less than 0%; write for example "> 80%" ⟦"< 0%"⟧',
  ],
  [
    'a percent of a count',
    rule('if: {text.repeat: ">= 6%"}'),
    'test.yaml:3:31: "text.repeat" must be a comparison such as ">= 6" (with <, <=, =, >= or >), found ">= 6%" ⟦">= 6%"⟧',
  ],
  [
    'a word for a number',
    rule('if: {name.words: many}'),
    'test.yaml:3:30: "name.words" must be a comparison such as "< 3" (with <, <=, =, >= or >), found "many" ⟦many⟧',
  ],
  ['a number for true', rule('if: {reply: 1}'), 'test.yaml:3:25: "reply" must be true or false, found 1 ⟦1⟧'],
  [
    'an age of an article without its unit',
    rule('if: {article.age: "> 7"}'),
    'test.yaml:3:31: "article.age" must be a comparison such as "> 7d" (with <, <=, =, >= or >), with its unit, found "> 7" ⟦"> 7"⟧',
  ],
  [
    'an age of an article in Arabic',
    rule('if: {article.age: "> ٧ أيام"}'),
    'test.yaml:3:31: "article.age" must be a comparison such as "> 7d" (with <, <=, =, >= or >), found "> ٧ أيام"; write "> 7d" ⟦"> ٧ أيام"⟧',
  ],
  [
    'more rejections than are counted',
    rule('if: {author.rejected_30d: "> 1000"}'),
    'test.yaml:3:39: "author.rejected_30d" can never match: nothing is more than 1000 (counting ends there); write for example ">= 2" ⟦"> 1000"⟧',
  ],
  [
    'a probability in percent',
    rule('if: {model.abuse: ">= 90%"}'),
    'test.yaml:3:31: "model.abuse" must be a comparison such as ">= 0.9" (with <, <=, >= or >), from 0 to 1, found ">= 90%"; write ">= 0.9" ⟦">= 90%"⟧',
  ],
  [
    'a probability without a sign',
    rule('if: {model: {abuse: 0.9}}'),
    'test.yaml:3:33: "model.abuse" must be a comparison such as ">= 0.9" (with <, <=, >= or >), from 0 to 1, found 0.9; write ">= 0.9" ⟦0.9⟧',
  ],
  [
    'a probability to be met exactly',
    rule('if: {model.abuse: "= 0.95"}'),
    'test.yaml:3:31: "model.abuse" must be a comparison such as ">= 0.9" (with <, <=, >= or >), from 0 to 1, found "= 0.95"; write ">= 0.95" ⟦"= 0.95"⟧',
  ],
  [
    'a probability of more than one',
    rule('if: {model.abuse: "> 1"}'),
    'test.yaml:3:31: "model.abuse" can never match: nothing is more than 1; write for example ">= 0.9" ⟦"> 1"⟧',
  ],
  [
    'a probability in words',
    rule('if: {model.abuse: high}'),
    'test.yaml:3:31: "model.abuse" must be a comparison such as ">= 0.9" (with <, <=, >= or >), from 0 to 1, found "high" ⟦high⟧',
  ],
  [
    'a head that the model has not',
    rule('if: {model.insult: ">= 0.9"}'),
    'test.yaml:3:18: unknown key "model.insult"; known here: model.abuse ⟦model.insult⟧',
  ],
  [
    'two probabilities that nothing has at once',
    rule('if: {all: [{model.abuse: ">= 0.9"}, {model.abuse: "< 0.5"}]}'),
    'test.yaml:3:63: "model.abuse" can never match together with the one in line 3; join them with "any", or correct one ⟦"< 0.5"⟧',
  ],
  [
    'an unknown key',
    rule('if: {similar: {by: article, within: 10m, cuont: 5}}'),
    'test.yaml:3:54: unknown key "cuont" (did you mean "count"?) ⟦cuont⟧',
  ],
  [
    'copies by address',
    rule('if: {similar: {by: address, within: 1h, count: 5}}'),
    'test.yaml:3:32: "by" must be article, author, or site, found "address" ⟦address⟧',
  ],
  [
    'no window',
    rule('if: {similar: {by: site, count: 5}}'),
    'test.yaml:3:27: "similar" lacks "within"; add for example within: 10m ⟦{by: site, count: 5}⟧',
  ],
  [
    'no window and nobody',
    rule('if: {rate: {count: 5}}'),
    'test.yaml:3:24: "rate" lacks "by" and "within"; add for example by: address, within: 10m ⟦{count: 5}⟧',
  ],
  [
    'a window that is too wide',
    rule('if: {similar: {by: site, within: 8d, count: 5}}'),
    'test.yaml:3:46: "within" must be 7d at most: older texts are no longer compared; write 7d or less ⟦8d⟧',
  ],
  [
    'a window without its unit',
    rule('if: {rate: {by: address, within: 10, count: 5}}'),
    'test.yaml:3:46: "within" must be a duration such as 30s, 5m, 2h or 14d, with its unit, found 10 ⟦10⟧',
  ],
  [
    'a count that is always more',
    rule('if: {similar: {by: article, within: 10m, count: "< 1"}}'),
    'test.yaml:3:61: "count" can never match: nothing is less than 1 (this comment counts too); write for example ">= 5" ⟦"< 1"⟧',
  ],
  [
    'a count past the end',
    rule('if: {similar: {by: article, within: 10m, count: ">= 101"}}'),
    'test.yaml:3:61: "count" can never match: nothing is more than 100 (counting ends there); write for example ">= 5" ⟦">= 101"⟧',
  ],
  [
    'a rate of none',
    rule('if: {rate: {by: address, within: 1m, count: 0}}'),
    'test.yaml:3:57: "count" can never match: nothing is less than 1 (this comment counts too); write for example ">= 5" ⟦0⟧',
  ],
  [
    'a rate past the end',
    rule('if: {rate: {by: address, within: 1m, count: "> 1000"}}'),
    'test.yaml:3:57: "count" can never match: nothing is more than 1000 (counting ends there); write for example ">= 5" ⟦"> 1000"⟧',
  ],
  [
    'more authors than comments',
    rule('if: {similar: {by: article, within: 10m, count: "< 3", authors: ">= 3"}}'),
    'test.yaml:3:77: "authors" can never match: no comment has more than one; write as many in "count", or fewer here ⟦">= 3"⟧',
  ],
  [
    'authors of one author',
    rule('if: {similar: {by: author, within: 1h, authors: ">= 2"}}'),
    'test.yaml:3:52: "authors" means nothing with "by: author": that is one; remove it, or write by: article ⟦authors⟧',
  ],
  [
    'a test of what stands in no text',
    rule('if: {rate: {by: site, within: 1m, count: 5}}, tests: {match: [y]}'),
    'test.yaml:3:75: the rule "a" asks nothing about text, name or links, so it can\'t be tested on a text; remove this test ⟦y⟧',
  ],
  [
    'a failing test',
    rule('if: {text.repeat: ">= 6"}, tests: {match: [ههههه]}'),
    'test.yaml:3:56: test failed: the rule "a" does not match "ههههه", and should ("text.repeat" is not met); correct the rule or the test ⟦ههههه⟧',
  ],
  [
    'two shares that exclude each other',
    rule('if: {script.latin: "> 80%", all: [{script.latin: "< 20%"}]}'),
    'test.yaml:3:62: "script.latin" can never match together with the one in line 3; join them with "any", or correct one ⟦"< 20%"⟧',
  ],
];
