import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Call,
  type Entry,
  nextCall,
  type Wish,
  withTakenBack,
} from '../../../src/console/queue/outbox.ts';
import { afterAnswer, type Told } from '../../../src/console/queue/outbox-answers.ts';
import { type Kept, keepIn } from '../../../src/console/queue/outbox-kept.ts';
import type { Answer } from '../../../src/console/service/ask.ts';
import { STATUSES, type Status } from '../../../src/domain/comment.ts';
import { ME, modelService, trouble } from './model-service.ts';

const entry = (id: string, comment: string, rev: number | null, wish: Partial<Wish> = {}): Entry => ({
  id,
  site: 'news',
  comment,
  by: ME,
  rev,
  wish: { kind: 'decide', status: 'approved', reason: null, reasonCode: null, ...wish } as Wish,
});

const memory = (): Kept => {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (name) => items.get(name) ?? null,
    setItem: (name, text) => void items.set(name, text),
    removeItem: (name) => void items.delete(name),
  };
};

test('what was decided goes together, in its order, each comment once', () => {
  const entries = [entry('1', 'a', 1), entry('2', 'b', 4), entry('3', 'a', null), entry('4', 'c', 1)];
  expect(nextCall(entries, ME)).toEqual({ kind: 'decide', entries: entries.slice(0, 2) });
  const many = Array.from({ length: 250 }, (_, at) => entry(String(at), `c${at}`, 1));
  expect(nextCall(many, ME)?.entries).toHaveLength(200);
});

test("what somebody else decided on this device is not sent in one's own name", () => {
  expect(nextCall([{ ...entry('1', 'a', 1), by: 'another' }], ME)).toBeNull();
  const mine = entry('2', 'a', 1);
  expect(nextCall([{ ...entry('1', 'a', 1), by: 'another' }, mine], ME)?.entries).toEqual([mine]);
});

test('one decision that is refused does not take those along that went with it', () => {
  const entries = [entry('1', 'a', 1, { reasonCode: 'gone' }), entry('2', 'b', 1)];
  const call = nextCall(entries, ME);
  if (call === null) throw new Error('Nothing to send.');
  const { left, told } = afterAnswer(entries, call, trouble('invalid'));
  expect(told).toEqual([]);
  const alone = nextCall(left, ME);
  expect(alone?.entries.map(({ id }) => id)).toEqual(['1']);
  const after = afterAnswer(left, alone as NonNullable<typeof alone>, trouble('invalid'));
  expect(after.told).toMatchObject([{ became: 'refused', entry: { id: '1' } }]);
  expect(nextCall(after.left, ME)?.entries.map(({ id }) => id)).toEqual(['2']);
});

/** Sends until nothing waits; `answer` is the service, or whatever is in its place. Returns what was told, and the calls. */
function sendAll(first: readonly Entry[], answer: (call: Call) => Answer<unknown> | 'done') {
  let entries = first;
  const told: Told[] = [];
  const calls: Call[] = [];
  for (let call = nextCall(entries, ME); call !== null && calls.length < 500; call = nextCall(entries, ME)) {
    calls.push(call);
    const came = answer(call);
    const results = call.entries.map(({ comment }) => ({ comment, ok: true, rev: 2, made: `d-${comment}` }));
    const after = afterAnswer(entries, call, came === 'done' ? { ok: true, value: { results } } : came);
    entries = after.left;
    told.push(...after.told);
  }
  return { told: told.map(({ entry: { id }, became }) => `${id} ${became}`), calls, left: entries };
}

test('a decision at which the service always fails holds the others up for a few tries alone, and is set aside', () => {
  const entries = ['a', 'b', 'c'].map((comment, at) => entry(String(at), comment, 1));
  const failsAt = ({ entries }: Call) =>
    entries.some(({ comment }) => comment === 'b') ? trouble('failed') : 'done';
  const { told, calls } = sendAll(entries, failsAt);
  expect(told).toEqual(['0 done', '1 set-aside', '2 done']);
  expect(calls.length).toBeLessThan(10);
});

test('what the service stored before it failed is not told as not stored, though it fails again and again', () => {
  const service = modelService(['a']);
  const call: Call = { kind: 'decide', entries: [entry('1', 'a', 1)] };
  service.answer(call);
  const { told } = sendAll(call.entries, (each) =>
    each.kind === 'look' ? service.answer(each) : trouble('failed'),
  );
  expect(told).toEqual(['1 done']);
});

test('what a lost connection or a busy service holds up waits for ever', () => {
  const entries = [entry('1', 'a', 1), entry('2', 'b', 1)];
  for (const kind of ['lost', 'busy'] as const) {
    const { told, left } = sendAll(entries, () => trouble(kind));
    expect(told).toEqual([]);
    expect(left.map(({ id }) => id)).toEqual(['1', '2']);
  }
});

test('what was to follow what was not done is not done either, and all else is', () => {
  const undo: Partial<Wish> = { kind: 'undo', of: '1', decision: null };
  const entries = [
    entry('1', 'a', 1),
    entry('2', 'b', 1),
    entry('3', 'a', null, undo),
    entry('4', 'a', null),
  ];
  const problem = { type: '', title: '', status: 404, detail: 'gone' };
  const results = [
    { comment: 'a', ok: false, problem },
    { comment: 'b', ok: true, rev: 2, made: 'd' },
  ];
  const call = { kind: 'decide', entries: entries.slice(0, 2) } as const;
  const { left, told } = afterAnswer(entries, call, { ok: true, value: { results } });
  expect(left).toEqual([]);
  expect(told.map(({ entry: { id }, became }) => `${id} ${became}`)).toEqual([
    '1 refused',
    '3 refused',
    '4 refused',
    '2 done',
  ]);
});

test('what is kept is read again, and what others keep beside it is left alone', () => {
  const storage = memory();
  storage.setItem('hakam-theme', 'dark');
  storage.setItem('hakam-decided:9', '{"broken":');
  const [first, second] = [entry('1', 'a', 1), entry('2', 'b', 1)];
  keepIn(storage).change([], [second, first]);
  expect(keepIn(storage).all()).toEqual([first, second]);
  keepIn(storage).change([first], []);
  expect(keepIn(storage).all()).toEqual([second]);
  expect(storage.getItem('hakam-theme')).toBe('dark');
});

const FATES = [
  'answered',
  'lost on the way',
  'answer lost',
  'busy',
  'signed out',
  'fails before',
  'fails after',
] as const;
const COMMENTS = ['a', 'b', 'c'];
const comment = fc.constantFrom(...COMMENTS);
const status = fc.constantFrom(...STATUSES);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('decide' as const), comment, status }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('edit' as const), comment }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('colleague' as const), comment, status }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('reload' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('send' as const),
      fate: fc.constantFrom(...FATES),
      /** What is done while the request is under way. */
      meanwhile: fc.boolean(),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What the moderator hears of a call. Where the service fails at looking up as well, nobody can know what was done. */
function heardOf(fate: string, call: Call, answer: Answer<unknown> | null) {
  if (fate === 'signed out') return trouble('signed-out');
  if (fate === 'busy') return trouble('busy');
  if (fate.startsWith('fails') && call.kind !== 'look') return trouble('failed');
  return answer === null || fate === 'answer lost' ? trouble('lost') : answer;
}

/** A moderator at the queue, with an outbox between them and the service. */
function moderator(service: ReturnType<typeof modelService>) {
  const storage = memory();
  let kept = keepIn(storage);
  let entries: readonly Entry[] = [];
  let undoable: Entry[] = [];
  let last = 0;
  const made = new Map<string, string>();
  const seen = new Map(COMMENTS.map((id) => [id, 1]));
  const wanted = new Map<string, Entry>();
  const told: Told[] = [];
  const change = (to: readonly Entry[]) => {
    kept.change(entries, to);
    entries = to;
  };
  const want = (id: string, wish: Wish) => {
    const rev = entries.some((each) => each.comment === id) ? null : (seen.get(id) ?? 1);
    const added = { ...entry(String(++last).padStart(4, '0'), id, rev), wish };
    wanted.set(added.id, added);
    change([...entries, added]);
    return added;
  };
  const undo = (underWay: ReturnType<typeof nextCall>) => {
    const taken = undoable.pop();
    if (taken === undefined) return;
    const wish: Wish = { kind: 'undo', of: taken.id, decision: made.get(taken.id) ?? null };
    const added: Entry = { ...entry(String(++last).padStart(4, '0'), taken.comment, null), wish };
    const left = withTakenBack(entries, added, underWay);
    if (left === null) return;
    if (left.includes(added)) wanted.set(added.id, added);
    else wanted.delete(taken.id);
    change(left);
  };
  const send = (fate: string, meanwhile = false) => {
    const call = nextCall(entries, ME);
    if (call === null) return;
    const never = ['lost on the way', 'signed out', 'fails before'].includes(fate);
    const answer = never ? null : service.answer(call);
    if (meanwhile) undo(call);
    const heard = heardOf(fate, call, answer);
    const after = afterAnswer(entries, call, heard);
    change(after.left);
    told.push(...after.told);
    for (const each of after.told) {
      if (each.became === 'done') made.set(each.entry.id, each.made);
      if (each.became === 'done') seen.set(each.entry.comment, each.rev);
      if (each.became === 'overtaken') seen.set(each.entry.comment, each.comment.rev);
    }
  };
  const act = (each: Step) => {
    switch (each.does) {
      case 'decide':
        undoable.push(
          want(each.comment, {
            kind: 'decide',
            status: each.status as Status,
            reason: null,
            reasonCode: null,
          }),
        );
        return;
      case 'edit':
        undoable.push(want(each.comment, { kind: 'edit', body: 'other words', reason: null }));
        return;
      case 'undo':
        return undo(null);
      case 'colleague':
        return service.decide(each.comment, 'colleague', each.status as Status);
      case 'reload':
        kept = keepIn(storage);
        entries = kept.all();
        undoable = [];
        return;
      case 'send':
        return send(each.fate, each.meanwhile);
    }
  };
  return { act, send, wanted, told, left: () => entries };
}

test('whatever is lost or answered in whatever order: each decision has one effect or is told to have none, and no other', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const service = modelService(COMMENTS);
      const { act, send, wanted, told, left } = moderator(service);
      for (const each of steps) act(each);
      for (let calls = 0; calls < 200 && left().length > 0; calls++) send('answered');
      expect(left()).toEqual([]);
      expect(told.map(({ entry: { id } }) => id).sort()).toEqual([...wanted.keys()].sort());
      const made = told.flatMap((each) => (each.became === 'done' ? [each.made] : []));
      expect(made.sort()).toEqual([...service.made(ME)].sort());
      expect(told.filter(({ became }) => became === 'refused')).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

test('while no colleague decides, everything is done, whatever is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const service = modelService(COMMENTS);
      const { act, send, told, left } = moderator(service);
      const fails = (each: Step) => each.does === 'send' && each.fate.startsWith('fails');
      for (const each of steps) if (each.does !== 'colleague' && !fails(each)) act(each);
      for (let calls = 0; calls < 200 && left().length > 0; calls++) send('answered');
      expect(told.filter(({ became }) => became !== 'done')).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
