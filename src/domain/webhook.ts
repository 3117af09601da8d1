import type { Status } from './comment.ts';

/** What a webhook can be told of. */
export const EVENT_TYPES = [
  'comment.held',
  'comment.approved',
  'comment.rejected',
  'comment.reported',
  'ruleset.failed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** What a decision is told as, by the status that it leads to. */
export const EVENT_OF: Readonly<Record<Status, EventType>> = {
  pending: 'comment.held',
  approved: 'comment.approved',
  rejected: 'comment.rejected',
  spam: 'comment.rejected',
};

/** `failed`: nobody tries again by themselves. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why a webhook gets nothing: its receiver said that it is gone (410), or a person switched it off. */
export const DISABLED_BECAUSE = ['gone', 'switched-off'] as const;
export type DisabledBecause = (typeof DISABLED_BECAUSE)[number];
