/* The templates of messages, and what a draft becomes. */

export type TextKind =
  | 'alert'
  | 'area-entered'
  | 'level-raised'
  | 'level-raised-told'
  | 'level-lowered'
  | 'moved'
  | 'moved-told'
  | 'merged'
  | 'merged-told'
  | 'missing'
  | 'deputy'
  | 'relief-missing'
  | 'hand-over'
  | 'stale'
  | 'relieved'
  | 'covered'
  | 'stand-down'
  | 'reply-coming'
  | 'reply-coming-covered'
  | 'reply-cannot'
  | 'reply-deputy'
  | 'reply-deputy-called'
  | 'reply-deputy-next'
  | 'reply-deputy-none'
  | 'reply-deputy-needless'
  | 'reply-minutes-unread'
  | 'reply-minutes-kept'
  | 'reply-too-late'
  | 'reply-replaced'
  | 'reply-after-stand-down'
  | 'reply-merged'
  | 'reply-merged-over'
  | 'reply-ambiguous'
  | 'reply-unknown-code'
  | 'reply-not-understood'
  | 'reply-nothing-open'
  | 'reply-unknown-number'
  | 'reply-silence'
  | 'notice-opted-out'
  | 'notice-invalid-number'
  | 'notice-phone-opted-out'
  | 'notice-phone-invalid'
  | 'notice-nothing-left'
  | 'notice-refused'
  | 'notice-provider-down'
  | 'notice-provider-back'
  | 'way-test'
  | 'verification'
  | 'test-alarm'
  | 'test-alarm-answered'
  | 'test-alarm-late'
  | 'test-alarm-ended';
/** What the texts are about; the order in which they are offered. */
export type TextGroup = 'incident' | 'reply' | 'notice' | 'test';
/** A kind of message and the template that it is written from. */
export interface MessageText {
  kind: TextKind;
  /** 0 when nothing was ever adopted for it. */
  version: number;
  template: string;
  /** The one that comes with the product. */
  shipped: string;
  isShipped: boolean;
  answered: boolean;
  group: TextGroup;
  /** The names that can stand in braces. */
  fields: string[];
  /** Those of them that may not be missing. */
  kept: string[];
}
export interface MessageTextVersion {
  kind: TextKind;
  version: number;
  at: string;
  personName: string;
  organisationName: string;
  reason: string | null;
  /** Null for a return to the shipped one. */
  template: string | null;
  sequence: number;
  hash: string;
}
export interface TextSample {
  name: 'everyday' | 'longest' | 'exercise';
  text: string;
  characters: number;
  capacity: number;
  parts: number;
  encoding: 'GSM-7' | 'UCS-2';
  /** What a call says; null for what asks for no answer. */
  spoken: string | null;
}
export interface TextPreview {
  /** The draft in plain characters; null when it has no other. */
  plain: string | null;
  problems: { code: string; text: string }[];
  samples: TextSample[];
}
