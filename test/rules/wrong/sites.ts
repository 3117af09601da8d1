import { SITE } from '../rule-files.ts';
import type { Wrong } from './wrong.ts';

export const WRONG_SITES: readonly Wrong[] = [
  [
    'no site',
    'rules: []',
    'test.yaml:1:1: the site\'s file lacks "site"; add for example site: {name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh} ⟦rules: []⟧',
  ],
  [
    'a site without anything',
    'site:',
    'test.yaml:1:6: "site" must be keys and values (key: value), found nothing; write for example name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh ⟦⟧',
  ],
  [
    'a part that is missing',
    'site: {name: A, locale: ar}',
    'test.yaml:1:7: "site" lacks "timezone"; add for example timezone: Asia/Riyadh ⟦{name: A, locale: ar}⟧',
  ],
  [
    'an unknown key',
    `${SITE}rulse: []`,
    'test.yaml:2:1: unknown key "rulse" (did you mean "rules"?) ⟦rulse⟧',
  ],
  [
    'an unknown key of nothing near',
    `${SITE}xyzzyx: []`,
    'test.yaml:2:1: unknown key "xyzzyx"; known here: site, limits, decide, reasons, reports, forget_after, calibration, include, lists, rules ⟦xyzzyx⟧',
  ],
  [
    "a site's key outside of it",
    `${SITE}locale: ar`,
    'test.yaml:2:1: unknown key "locale"; it belongs into "site" ⟦locale⟧',
  ],
  [
    "a rule's key outside of it",
    `${SITE}then: hold`,
    'test.yaml:2:1: unknown key "then"; it belongs into a rule, in the column of its "id" ⟦then⟧',
  ],
  [
    'a key in quotation marks',
    `${SITE}“rules”: []`,
    'test.yaml:2:1: unknown key "“rules”"; write rules, without signs that don\'t show or don\'t belong to it ⟦“rules”⟧',
  ],
  [
    'a key behind a mark of direction',
    `${SITE}\u200frules: []`,
    'test.yaml:2:1: unknown key "<U+200F>rules"; write rules, without signs that don\'t show or don\'t belong to it ⟦\u200frules⟧',
  ],
  [
    'a list for a site',
    'site:\n  - name: A',
    'test.yaml:2:3: "site" must be keys and values (key: value), without "- " before them, found a list; write for example name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh ⟦- name: A⟧',
  ],
  [
    'an empty name',
    'site: {name: "", locale: ar, timezone: UTC}',
    'test.yaml:1:14: "name" must be a text, and not empty, found "" ⟦""⟧',
  ],
  [
    'a name in no language',
    'site: {name: {عربي: أ}, locale: ar, timezone: UTC}',
    'test.yaml:1:15: "عربي" is no language tag such as ar or en; write for example ar: or en: ⟦عربي⟧',
  ],
  [
    'an unknown language',
    'site: {name: A, locale: arabic, timezone: Asia/Riyadh}',
    'test.yaml:1:25: "locale" must be a language tag such as ar, ar-SA or en, found "arabic" ⟦arabic⟧',
  ],
  [
    'an underscore in a language',
    'site: {name: A, locale: ar_SA, timezone: Asia/Riyadh}',
    'test.yaml:1:25: "locale" must be a language tag such as ar, ar-SA or en, found "ar_SA"; write ar-SA ⟦ar_SA⟧',
  ],
  [
    'an unknown time zone',
    'site: {name: A, locale: ar, timezone: Asia/Riyad}',
    'test.yaml:1:39: "timezone" must be an IANA time zone such as Asia/Riyadh (did you mean "Asia/Riyadh"?), found "Asia/Riyad" ⟦Asia/Riyad⟧',
  ],
  [
    'an offset for a time zone',
    'site: {name: A, locale: ar, timezone: +03:00}',
    'test.yaml:1:39: "timezone" must be an IANA time zone such as Asia/Riyadh, found "+03:00" ⟦+03:00⟧',
  ],
  [
    'an origin with a path',
    'site: {name: A, locale: ar, timezone: UTC, origins: ["https://news.example/"]}',
    'test.yaml:1:54: "origins" must be an exact origin such as https://news.example, without a path, found "https://news.example/"; write https://news.example ⟦"https://news.example/"⟧',
  ],
  [
    'an origin without its scheme',
    'site: {name: A, locale: ar, timezone: UTC, origins: [news.example]}',
    'test.yaml:1:54: "origins" must be an exact origin such as https://news.example, without a path, found "news.example"; write https://news.example ⟦news.example⟧',
  ],
  [
    'one origin for a list',
    'site: {name: A, locale: ar, timezone: UTC, origins: https://news.example}',
    'test.yaml:1:53: "origins" must be a list, found "https://news.example"; write [https://news.example] ⟦https://news.example⟧',
  ],
  [
    'a duration without its unit',
    'site: {name: A, locale: ar, timezone: UTC, close_after: 14}',
    'test.yaml:1:57: "close_after" must be a duration such as 30s, 5m, 2h or 14d, with its unit, found 14 ⟦14⟧',
  ],
  [
    'a duration in words',
    'site: {name: A, locale: ar, timezone: UTC, close_after: 14 days}',
    'test.yaml:1:57: "close_after" must be a duration such as 30s, 5m, 2h or 14d, found "14 days"; write 14d ⟦14 days⟧',
  ],
  [
    'a duration in Arabic',
    'site: {name: A, locale: ar, timezone: UTC, close_after: ١٤ يوم}',
    'test.yaml:1:57: "close_after" must be a duration such as 30s, 5m, 2h or 14d, found "١٤ يوم"; write 14d ⟦١٤ يوم⟧',
  ],
  [
    'a duration that is too long',
    'site: {name: A, locale: ar, timezone: UTC, close_after: 4000d}',
    'test.yaml:1:57: "close_after" must be a duration such as 30s, 5m, 2h or 14d, from 1s to 3650d, found "4000d" ⟦4000d⟧',
  ],
  [
    'a time to edit without its unit',
    'site: {name: A, locale: ar, timezone: UTC, edit_for: 5}',
    'test.yaml:1:54: "edit_for" must be a duration such as 30s, 5m, 2h or 14d, with its unit, found 5 ⟦5⟧',
  ],
  [
    'links that are nothing',
    'site: {name: A, locale: ar, timezone: UTC, links: clickble}',
    'test.yaml:1:51: "links" must be text or clickable, found "clickble" (did you mean "clickable"?) ⟦clickble⟧',
  ],
  [
    'articles that are nothing',
    'site: {name: A, locale: ar, timezone: UTC, articles: registred}',
    'test.yaml:1:54: "articles" must be any or registered, found "registred" (did you mean "registered"?) ⟦registred⟧',
  ],
  [
    'a limit by something else',
    `${SITE}limits:\n  - {id: x, by: adress, max: 5, per: 1m}`,
    'test.yaml:3:17: "by" must be address, author, article, or site, found "adress" (did you mean "address"?) ⟦adress⟧',
  ],
  [
    'a limit of nothing',
    `${SITE}limits: [{id: x, by: site, max: 0, per: 1m}]`,
    'test.yaml:2:33: "max" must be a whole number from 1 to 1000000, found 0 ⟦0⟧',
  ],
  [
    'a limit in Arabic digits',
    `${SITE}limits: [{id: x, by: site, max: ٥, per: 1m}]`,
    'test.yaml:2:33: "max" must be a whole number from 1 to 1000000, found "٥"; write 5 ⟦٥⟧',
  ],
  [
    'a limit with a comma',
    `${SITE}limits: [{id: x, by: site, max: "3,000", per: 1m}]`,
    'test.yaml:2:33: "max" must be a whole number from 1 to 1000000, found "3,000"; write 3000 ⟦"3,000"⟧',
  ],
  [
    'a limit in quotes',
    `${SITE}limits: [{id: x, by: site, max: "5", per: 1m}]`,
    'test.yaml:2:33: "max" must be a whole number from 1 to 1000000, found "5"; write 5 without quotes ⟦"5"⟧',
  ],
  [
    'a limit that lacks what it counts',
    `${SITE}limits: [{id: x, max: 5}]`,
    'test.yaml:2:10: a limit lacks "by" and "per"; add for example by: address, per: 1m ⟦{id: x, max: 5}⟧',
  ],
  [
    'a limit per 1 minute',
    `${SITE}limits: [{id: x, by: site, max: 5, per: 1 minute}]`,
    'test.yaml:2:41: "per" must be a duration such as 30s, 5m, 2h or 14d, found "1 minute"; write 1m ⟦1 minute⟧',
  ],
  [
    'a limit per 1min',
    `${SITE}limits: [{id: x, by: site, max: 5, per: 1min}]`,
    'test.yaml:2:41: "per" must be a duration such as 30s, 5m, 2h or 14d, found "1min"; write 1m ⟦1min⟧',
  ],
  [
    'a limit per day in Arabic',
    `${SITE}limits: [{id: x, by: site, max: 5, per: 1 يوم}]`,
    'test.yaml:2:41: "per" must be a duration such as 30s, 5m, 2h or 14d, found "1 يوم"; write 1d ⟦1 يوم⟧',
  ],
  [
    'a map for limits',
    `${SITE}limits: {id: x, by: site, max: 5, per: 1m}`,
    'test.yaml:2:9: "limits" must be a list, whose entries begin with "- ", found keys and values ⟦{id: x, by: site, max: 5, per: 1m}⟧',
  ],
  [
    'two limits of one name',
    `${SITE}limits: [{id: x, by: site, max: 1, per: 1m}, {id: x, by: author, max: 1, per: 1m}]`,
    'test.yaml:2:51: there is another limit "x"; give each an id of its own ⟦x⟧',
  ],
  [
    'reasons as a list',
    `${SITE}reasons: [off-topic]`,
    'test.yaml:2:10: "reasons" must be keys and values (key: value), without "- " before them, found a list; write for example off-topic: {ar: خارج الموضوع, en: Off topic} ⟦[off-topic]⟧',
  ],
  [
    'a reason with a capital in its code',
    `${SITE}reasons: {Off_Topic: Off topic}`,
    'test.yaml:2:11: "Off_Topic" must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter, found "Off_Topic"; write off-topic ⟦Off_Topic⟧',
  ],
  [
    'a reason without a text',
    `${SITE}reasons:\n  off-topic: {ar: خارج الموضوع, en: ""}`,
    'test.yaml:3:37: "en" must be a text, and not empty, found "" ⟦""⟧',
  ],
  [
    'a reason in no language',
    `${SITE}reasons: {off-topic: {}}`,
    'test.yaml:2:22: "off-topic" must be a text, or one in each language, found no keys; write {ar: …, en: …} ⟦{}⟧',
  ],
  [
    'a reason in an unknown language',
    `${SITE}reasons: {off-topic: {arabic: خارج الموضوع}}`,
    'test.yaml:2:23: "arabic" is no language tag such as ar or en; write for example ar: or en: ⟦arabic⟧',
  ],
  [
    'reports with an unknown key',
    `${SITE}reports: {queue_afer: 3}`,
    'test.yaml:2:11: unknown key "queue_afer" (did you mean "queue_after"?) ⟦queue_afer⟧',
  ],
  [
    'reports that come back after none',
    `${SITE}reports: {queue_after: 0}`,
    'test.yaml:2:24: "queue_after" must be a whole number from 1 to 1000, found 0 ⟦0⟧',
  ],
  [
    'reports that hide before they call anyone',
    `${SITE}reports: {hide_after: 2}`,
    'test.yaml:2:23: "hide_after" must be at least 3, found 2: a comment comes back to the queue (queue_after) before it is hidden; write 3 or more ⟦2⟧',
  ],
  [
    'a limit of reports without its time',
    `${SITE}reports: {limit: {max: 10}}`,
    'test.yaml:2:18: "limit" lacks "per"; add for example per: 1h ⟦{max: 10}⟧',
  ],
  [
    'a key of reports outside of them',
    `${SITE}hide_after: 10`,
    'test.yaml:2:1: unknown key "hide_after"; it belongs into "reports" ⟦hide_after⟧',
  ],
  [
    'what is forgotten under a name that means nothing',
    `${SITE}forget_after: {adresses: 30d}`,
    'test.yaml:2:16: unknown key "adresses" (did you mean "addresses"?) ⟦adresses⟧',
  ],
  [
    'what is forgotten after a number',
    `${SITE}forget_after: {rejected: 90}`,
    'test.yaml:2:26: "rejected" must be a duration such as 30s, 5m, 2h or 14d, with its unit, found 90 ⟦90⟧',
  ],
  [
    'what is forgotten after one time for all',
    `${SITE}forget_after: 30d`,
    'test.yaml:2:15: "forget_after" must be keys and values (key: value), found "30d" ⟦30d⟧',
  ],
  [
    'a key of what is forgotten outside of it',
    `${SITE}addresses: 30d`,
    'test.yaml:2:1: unknown key "addresses"; it belongs into "forget_after" ⟦addresses⟧',
  ],
  [
    'a default that is no effect',
    `${SITE}decide: {default: pending}`,
    'test.yaml:2:19: "default" must be hold or approve, found "pending" ⟦pending⟧',
  ],
  [
    'a default that only a rule may have',
    `${SITE}decide: {default: reject}`,
    'test.yaml:2:19: "default" must be hold or approve, found "reject" ⟦reject⟧',
  ],
  [
    'levels in the wrong order',
    `${SITE}decide: {points: {hold: 8, spam: 4}}`,
    'test.yaml:2:34: "spam" must be at least 9, found 4: a stronger effect needs more points than a weaker one; write 9 or more ⟦4⟧',
  ],
  [
    'levels that are equal',
    `${SITE}decide: {points: {hold: 4, spam: 8, reject: 8}}`,
    'test.yaml:2:45: "reject" must be at least 9, found 8: a stronger effect needs more points than a weaker one; write 9 or more ⟦8⟧',
  ],
  [
    'a level for an approval',
    `${SITE}decide: {points: {approve: 1}}`,
    'test.yaml:2:19: unknown key "approve"; known here: hold, spam, reject ⟦approve⟧',
  ],
  [
    'a negative level',
    `${SITE}decide: {points: {hold: -4}}`,
    'test.yaml:2:25: "hold" must be a whole number from 1 to 1000000, found -4 ⟦-4⟧',
  ],
  [
    'sections as a list',
    `${SITE}decide: {sections: [sport]}`,
    'test.yaml:2:20: "sections" must be keys and values (key: value), without "- " before them, found a list ⟦[sport]⟧',
  ],
  [
    'a section that does what none can',
    `${SITE}decide: {sections: {رياضة: aprove}}`,
    'test.yaml:2:28: "رياضة" must be hold or approve, found "aprove" (did you mean "approve"?) ⟦aprove⟧',
  ],
  [
    'a cap of a group that no rule has',
    `${SITE}decide: {group_max: {style: 3}}`,
    'test.yaml:2:22: no rule has the group "style"; write group in a rule with points, or remove this ⟦style⟧',
  ],
  [
    'a capital in the name of a group',
    `${SITE}decide: {group_max: {Style: 3}}`,
    'test.yaml:2:22: "Style" must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter, found "Style"; write style ⟦Style⟧',
  ],
];
