/** Why a reader reports a comment. */
export const REPORT_REASONS = ['abuse', 'spam', 'off-topic', 'personal-data', 'other'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/**
 * The flag of a comment that enough readers reported since people last decided on it. It is a label like those of rules,
 * so that the queue finds it, but it goes by reports and decisions alone: a text that comes or goes neither gives nor
 * takes it.
 */
export const REPORTED = 'reported';
