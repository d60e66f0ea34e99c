/* The fictional phones of the demonstration. */

/** GET /api/v1/demo/phones (demo only, any signed-in or not); POST /api/v1/demo/phones/{id}/replies {text};
 *  POST /api/v1/demo/calls/{id} {act}; POST /api/v1/demo/notifications/{id} {key} */
export interface DemoPhone {
  /** A person's; of a further number the way's or the shared phone's. */
  id: string;
  name: string;
  organisation: string;
  number: string;
  messages: { id: string; direction: 'in' | 'out'; text: string; at: string }[];
  calls: DemoCall[];
  mails: { id: string; to: string; subject: string; text: string; at: string }[];
  notifications: { id: string; text: string; asks: boolean; answered: boolean; at: string }[];
}
export interface DemoCall {
  id: string;
  state: 'ringing' | 'talking' | 'ended' | 'missed' | 'machine';
  /** What was spoken so far. */
  said: string[];
  /** Whether it listens for a key. */
  asks: boolean;
  at: string;
}
export type DemoCallAct = 'pick-up' | 'hang-up' | 'ring-out' | 'machine' | '1' | '2' | '3';
