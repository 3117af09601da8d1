import { DEMO_ARTICLES, DEMO_SITE } from '../domain/demo.ts';

/** The admin key as it is shown: with where it is from, that there is none, or (null) nothing of it. */
export type AdminKey = { readonly key: string; readonly where: string } | 'none' | null;

/** What the one who starts the service is shown: where it is, and how to send a comment its whole way. */
export function greeting(address: string, sites: readonly string[], adminKey: AdminKey): string {
  const key = adminKey === null || adminKey === 'none' ? '<your key>' : adminKey.key;
  const site = sites.includes('example') ? 'example' : (sites[0] ?? 'example');
  const base = `${address}/v1/sites/${site}`;
  return `
Hakam listens on ${address}
Sites: ${sites.join(', ')}
${about(adminKey)}
Post a comment, approve it, and read it as the article page does:

  ID=$(curl -sS ${base}/articles/1/comments -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"body": "تقرير جيد، شكرًا لكم", "author": {"name": "قارئ"}}' | tee -a /dev/stderr | sed -E 's/^\\{"id":"([^"]+)".*/\\1/')

  curl -sS ${base}/comments/$ID/decision -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"status": "approved"}'

  curl -sS ${base}/articles/1/comments

Moderate in a browser, signed in with ${adminKey === null || adminKey === 'none' ? 'a key' : 'that key'}: ${address}/console
${sites.includes(DEMO_SITE) ? demo(address, key) : ''}`;
}

/** Indented more than the lines above, so that whoever pastes those by their indentation gets no more than before. */
function demo(address: string, key: string): string {
  const base = `${address}/v1/sites/${DEMO_SITE}`;
  const articles = Object.values(DEMO_ARTICLES).join(',');
  const auth = `-H 'Authorization: Bearer ${key}'`;
  return `
Or in a browser: write a comment at ${address}/demo (or ${address}/demo?lang=en), approve the newest that waits there, and reload:

    curl -sS ${base}/comments/$(curl -sS '${base}/queue?article={${articles}}&order=newest&limit=1' ${auth} | sed -nE 's/.*"items":\\[\\{"id":"([^"]+)".*/\\1/p' | sort | tail -n 1)/decision ${auth} -H 'Content-Type: application/json' -d '{"status": "approved"}'
`;
}

function about(adminKey: AdminKey): string {
  if (adminKey === null) return '';
  return adminKey === 'none'
    ? 'There is no key yet. Make one: hakam key create --role admin --name "<who uses it>", or set HAKAM_ADMIN_KEY\n'
    : `Admin key, ${adminKey.where}: ${adminKey.key}\n`;
}
