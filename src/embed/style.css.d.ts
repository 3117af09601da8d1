/** The text of the style sheet, as `build.ts` minifies it. */
declare const text: string;
export default text;
