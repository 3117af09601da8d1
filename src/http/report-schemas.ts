import { type GenericSchema, picklist, string } from 'valibot';
import { REPORT_REASONS, type ReportReason } from '../domain/report.ts';
import { AuthorIdSchema, maybe, members } from './schemas.ts';
import { Address } from './value-schemas.ts';

/** What a reader's browser says. */
export interface BrowserReport {
  readonly reason: ReportReason;
}

/** What a site's key sends: it is believed about the reader. */
export interface SiteReport extends BrowserReport {
  readonly reader: { readonly id: string | null } | null;
  readonly client: { readonly ip: string | null } | null;
}

type ReportSchema = GenericSchema<unknown, SiteReport | BrowserReport>;

const said = { reason: picklist(REPORT_REASONS, `One of ${REPORT_REASONS.join(', ')}.`) };
const BrowserReported: ReportSchema = members(said);

const SiteReported: ReportSchema = members({
  ...said,
  reader: maybe(members({ id: maybe(AuthorIdSchema) })),
  // As a submission has it, whose address alone counts.
  client: maybe(members({ ip: maybe(Address), userAgent: maybe(string('Send a text here.')) })),
});

/** What a report must be: a site's key names the reader. */
export const REPORT: { readonly withKey: ReportSchema; readonly withoutKey: ReportSchema } = {
  withKey: SiteReported,
  withoutKey: BrowserReported,
};
