import { describe, expect, test } from 'vitest';
import { scoreText } from '../../src/model/score.ts';
import { shipped } from './model.ts';

const model = shipped();
const abuse = (text: string): number => scoreText(model, text).abuse ?? Number.NaN;
/** From which on the ready-made rules hold a comment is higher. */
const HALF = 0.5;

const flagged = (texts: readonly string[]): readonly string[] => texts.filter((text) => abuse(text) >= HALF);

/** Neither these sentences nor half of these groups and names are among those that training was given. */
const SENTENCES_AR = [
  'رأيت % في المطار',
  'كتب % رسالة إلى الجريدة',
  'يشارك % في المؤتمر غدا',
  'الأطفال من % يذهبون إلى المدرسة',
  'تكلم المذيع مع % عن التعليم',
  'نصف طلاب الجامعة من %',
];
const SENTENCES_EN = [
  'There are % in my class',
  'Two % wrote to the newspaper',
  'The report interviewed % about schools',
  'Most % voted yesterday',
];

const GROUPS_AR =
  'السعوديين المصريين السوريين العراقيين اللبنانيين الفلسطينيين الأردنيين المغاربة السودانيين الموريتانيين الفلبينيين النيباليين اليابانيين الألمان المسلمين المسيحيين اليهود الشيعة السنة الدروز الكاثوليك البروتستانت النساء الرجال البنات المطلقات السود البدو اللاجئين المهاجرين الأطباء المعلمين الطباخين الصيادلة الخبازين المبرمجين'.split(
    ' ',
  );
const GROUPS_EN =
  'Egyptians|Syrians|Moroccans|Filipinos|Japanese people|Germans|Canadians|Muslims|Christians|Jews|Hindus|Protestants|women|men|gay people|black people|white people|immigrants|refugees|teachers|nurses|farmers|plumbers'.split(
    '|',
  );
const NAMES_AR =
  'عبدالكريم الرفاعي|سعد الفقيه|مها الشهري|رغد البلوي|هيفاء وهبي|نانسي عجرم|عادل إمام|نجيب محفوظ|محمود درويش|غسان كنفاني|فدوى طوقان|نزار قباني|أدونيس|طه حسين|بدر السياب|شادية|ميادة الحناوي|راغب علامة|كاظم الساهر|تميم البرغوثي|وائل كفوري|جواد العلي|عبير موسى|ثامر السبهان|قصي خولي|باسل خياط|تيم حسن|شيرين عبدالوهاب|أصالة نصري|رابح درياسة'.split(
    '|',
  );
const NAMES_EN =
  'Emma Watson|Oliver Stone|Charlotte Bronte|Liam Neeson|Sophia Loren|Noah Webster|Isabella Rossellini|Ethan Hawke|Lucas Hedges|Amelia Earhart|Harper Lee|Henry Ford|Dick Cheney|Alfred Hitchcock|Philip Seymour Hoffman|Priya Patel|Wei Zhang|Yuki Tanaka|Olga Ivanova|Abdul Rahman|Mustafa Kemal|Leila Haddad'.split(
    '|',
  );

const filled = (sentences: readonly string[], names: readonly string[]): readonly string[] =>
  sentences.flatMap((sentence) => names.map((name) => sentence.replace('%', name)));

describe('no abuse is', () => {
  test('the bare name of a group', () => {
    expect(flagged([...GROUPS_AR, ...GROUPS_EN])).toEqual([]);
  });

  test('a sentence that only names a group', () => {
    expect(flagged([...filled(SENTENCES_AR, GROUPS_AR), ...filled(SENTENCES_EN, GROUPS_EN)])).toEqual([]);
  });

  test('the name of a person', () => {
    expect(flagged([...NAMES_AR, ...NAMES_EN])).toEqual([]);
  });
});

test('the name of a group excuses no abuse of it', () => {
  const insults = GROUPS_AR.map((group) => `${group} كلاب وحثالة`);
  expect(flagged(insults).length).toBeGreaterThan(0.9 * insults.length);
});
