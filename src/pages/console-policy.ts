/**
 * What the console's page may do (Content Security Policy Level 3, Trusted Types): run and show what this service has, ask
 * it, and nothing else. No script or style within the page, no markup made of text.
 */
export const consolePolicy = (): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
