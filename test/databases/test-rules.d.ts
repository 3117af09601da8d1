/** The rule files of one test, which Miniflare gives as a module of their own. */
declare module 'test:rules' {
  const files: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: what JSON modules have
  export default files;
}
