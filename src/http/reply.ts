/**
 * An answer as plain data: the headers that go with every answer are put in with its own, at once. To open those of a
 * `Response` again costs as much as reading a page from the database.
 */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

export const jsonReply = (value: unknown, headers: Readonly<Record<string, string>>): Reply => ({
  status: 200,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(value),
});
