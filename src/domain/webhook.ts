/** What a webhook can be told of. */
export const EVENT_TYPES = [
  'comment.held',
  'comment.approved',
  'comment.rejected',
  'comment.reported',
  'ruleset.failed',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** `failed`: nobody tries again by themselves. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
