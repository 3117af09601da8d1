import { useHere } from '../address.ts';
import { formatAgo, formatTime } from '../language/times.ts';
import { mySite } from '../service/session.ts';

/** A time (RFC 3339): how long ago, and in full for who points at it. */
export function Moment({ at }: { readonly at: string }) {
  const { site } = useHere();
  return (
    <time dateTime={at} title={formatTime(at, mySite(site)?.timezone)}>
      {formatAgo(at, Date.now())}
    </time>
  );
}
