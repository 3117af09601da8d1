import { encodeBase64Url } from 'hono/utils/encode';

/** Base64 for addresses, without padding (RFC 4648, 5). */
export const base64url = (bytes: Uint8Array): string =>
  encodeBase64Url(bytes.slice().buffer).replaceAll('=', '');
