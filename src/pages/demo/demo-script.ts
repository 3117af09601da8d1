import { DEMO_SITE } from '../../domain/demo.ts';

/** Shows who has sent a comment that waits the line with which a moderator approves it. */
export const DEMO_SCRIPT: string = `const box = document.querySelector('.held');
addEventListener('hakam-sent', ({ detail: { id, status } }) => {
  box.hidden = status === 'approved';
  box.querySelector('code').textContent =
    \`curl -sS \${location.origin}/v1/sites/${DEMO_SITE}/comments/\${encodeURIComponent(id)}/decision\` +
    " -H 'Authorization: Bearer <your admin key>' -H 'Content-Type: application/json'" +
    \` -d '{"status": "approved"}'\`;
});
`;
