// The keys of every part of a file: what the readers know, the schema offers, and messages suggest.

/** What any file of rules may hold. */
export const SHARED_KEYS = ['include', 'lists', 'rules'] as const;
/** What a site's own file alone may hold. */
export const OWN_KEYS = [
  'site',
  'limits',
  'decide',
  'reasons',
  'reports',
  'forget_after',
  'calibration',
] as const;

export const SITE_KEYS = [
  'name',
  'locale',
  'timezone',
  'origins',
  'close_after',
  'edit_for',
  'links',
  'articles',
] as const;
export const SITE_REQUIRED = ['name', 'locale', 'timezone'] as const;

export const LIMIT_KEYS = ['id', 'by', 'max', 'per'] as const;

export const REPORTS_KEYS = ['queue_after', 'hide_after', 'limit'] as const;
export const REPORT_LIMIT_KEYS = ['max', 'per'] as const;

export const FORGET_KEYS = ['addresses', 'rejected', 'spam'] as const;

export const DECIDE_KEYS = ['default', 'sections', 'points', 'group_max'] as const;

/** How terms are looked for; a rule may say it for all of its terms. */
export const TERM_OPTION_KEYS = ['match', 'fold'] as const;

export const RULE_KEYS = [
  'id',
  'if',
  'unless',
  'then',
  'flag',
  'why',
  'points',
  'group',
  'beats',
  'mode',
  'expires',
  'tests',
  'except',
  'match',
  'fold',
] as const;
export const RULE_REQUIRED = ['id', 'if'] as const;
export type RuleKey = (typeof RULE_KEYS)[number];

export const TESTS_KEYS = ['match', 'pass'] as const;
export const TEST_KEYS = ['text', 'name'] as const;
