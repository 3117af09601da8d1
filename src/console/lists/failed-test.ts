/** A test of a rule that a change would make fail. */
export interface FailedTest {
  readonly rule: string;
  /** What the rule is to match, or to leave alone. */
  readonly example: string;
  /** Whether the rule would match it, which it shouldn't then. */
  readonly matches: boolean;
}

const FAILED =
  /test failed: the rule "\u2068?([^"]+?)\u2069?" (matches|does not match) "\u2068?(.*?)\u2069?", and should/su;

/** What a message of the rules says of a test; undefined where it says something else. */
export function failedTest(message: string): FailedTest | undefined {
  const [, rule, verb, example] = FAILED.exec(message) ?? [];
  if (rule === undefined || example === undefined) return undefined;
  return { rule, example, matches: verb === 'matches' };
}
