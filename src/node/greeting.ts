/** What the one who starts the service is shown: where it is, and how to send a comment its whole way. */
export function greeting(
  address: string,
  sites: readonly string[],
  adminKey: { readonly key: string; readonly where: string } | null,
): string {
  const key = adminKey?.key ?? '<your key>';
  const site = sites.includes('example') ? 'example' : (sites[0] ?? 'example');
  const base = `${address}/v1/sites/${site}`;
  return `
Hakam listens on ${address}
Sites: ${sites.join(', ')}
${adminKey === null ? '' : `Admin key, ${adminKey.where}: ${adminKey.key}\n`}
Post a comment, approve it, and read it as the article page does:

  ID=$(curl -sS ${base}/articles/1/comments -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"body": "تقرير جيد، شكرًا لكم", "author": {"name": "قارئ"}}' | tee -a /dev/stderr | sed -E 's/^\\{"id":"([^"]+)".*/\\1/')

  curl -sS ${base}/comments/$ID/decision -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"status": "approved"}'

  curl -sS ${base}/articles/1/comments
`;
}
