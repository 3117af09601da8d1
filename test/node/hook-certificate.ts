/**
 * A certificate of hook.example that nobody trusts but this test, for a hundred years. Made by:
 * openssl req -x509 -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=hook.example
 *   -addext subjectAltName=DNS:hook.example
 */
export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBnTCCAUSgAwIBAgIUIpepkd0eP49KADyuuVolSBjsNpswCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMaG9vay5leGFtcGxlMCAXDTI2MTEyNjA1MDIwN1oYDzIxMjYx
MTAyMDUwMjA3WjAXMRUwEwYDVQQDDAxob29rLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARFnNBOg1XVY0dbgBmnI7D+e6l274i189uhWJ7STaX7qiEL
NK8EXzggM8vhThcmwWejKkgd6SfdZNgcViuDBEA9o2wwajAdBgNVHQ4EFgQUIYlp
BDf0gmypFOEBthcvbyFLdfYwHwYDVR0jBBgwFoAUIYlpBDf0gmypFOEBthcvbyFL
dfYwDwYDVR0TAQH/BAUwAwEB/zAXBgNVHREEEDAOggxob29rLmV4YW1wbGUwCgYI
KoZIzj0EAwIDRwAwRAIgCUJaVoEMoRmqekDfn8bMFueGmRjaDAGnXJ6l4HbQwSkC
IDFCeGc5x8Z1o5TQ9IORZtnqBLKogxcQoMl6FflQhE8A
-----END CERTIFICATE-----
`;

export const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpIJgrM7s28ERi6UJ
455j6Ilh2PCRDAEIi7Agnbl+x1GhRANCAARFnNBOg1XVY0dbgBmnI7D+e6l274i1
89uhWJ7STaX7qiELNK8EXzggM8vhThcmwWejKkgd6SfdZNgcViuDBEA9
-----END PRIVATE KEY-----
`;
