import type { Profiler } from 'node:inspector';
import { load, type Traffic } from './load.ts';
import type { Server } from './server.ts';

/** A part of the time that the process was busy. */
export interface Share {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
}

export interface Profile {
  readonly parts: readonly Share[];
  readonly functions: readonly Share[];
}

/** Samples a server under load, and sums up where its time went; waiting for work is left out. */
export async function profile(server: Server, traffic: Traffic, seconds: number): Promise<Profile> {
  await server.ask({ ask: 'profile-start' });
  await load(server, traffic, seconds);
  const sampled = await server.ask<Profiler.Profile>({ ask: 'profile-stop' });
  return { parts: shares(sampled, partOf), functions: shares(sampled, functionOf) };
}

/** What a place in the code is counted as. */
type Named = (frame: Profiler.ProfileNode['callFrame']) => string;

/** The parts of the busy time, largest first. */
export function shares({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile, nameOf: Named): Share[] {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const spent = new Map<string, number>();
  samples.forEach((id, at) => {
    const name = names.get(id) ?? '';
    if (name !== IDLE) spent.set(name, (spent.get(name) ?? 0) + (timeDeltas[at] ?? 0));
  });
  const all = [...spent.values()].reduce((sum, time) => sum + time, 0);
  return [...spent]
    .map(([name, time]) => ({ name, share: time / all }))
    .sort((one, other) => other.share - one.share);
}

const IDLE = '(idle)';
/** The driver's native methods have no name; a commit's flush is among them. */
const DRIVER = '';
/** Native functions of sockets: what a reply's system call costs. */
const SENDS = /^write/;

function partOf(frame: Profiler.ProfileNode['callFrame']): string {
  if (isIdle(frame)) return IDLE;
  const { functionName, url } = frame;
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (url === '') {
    if (functionName === DRIVER) return 'SQLite, and waiting for the disk';
    return SENDS.test(functionName) ? 'sending replies (system calls)' : 'V8 and Node, native';
  }
  if (url.startsWith('node:')) return 'Node: HTTP, streams, sockets';
  return url.includes('/node_modules/') ? packageOf(url) : (/\/(src\/[^/]+)/.exec(url)?.[1] ?? 'bench');
}

const packageOf = (url: string): string => /.*\/node_modules\/((@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? url;

/** By function and file. */
export function functionOf(frame: Profiler.ProfileNode['callFrame']): string {
  return isIdle(frame) ? IDLE : `${frame.functionName || '(anonymous)'} ${fileOf(frame)}`.trim();
}

/** By file: the project's own, a package's, or none of what is native. */
export function fileOf({ url }: Profiler.ProfileNode['callFrame']): string {
  return url.replace(PROJECT, '').replace('node_modules/', '');
}

const PROJECT = new URL('../', import.meta.url).href;

/** Starting and stopping the profiler is no work of what is profiled. */
const isIdle = ({ functionName, url }: Profiler.ProfileNode['callFrame']): boolean =>
  functionName === IDLE || (functionName === 'post' && url === 'node:inspector');
