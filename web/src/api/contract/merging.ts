/** POST /api/v1/incidents/{id}/merge/preview: what merging the incident into another would do. */
export interface MergePreview {
  /** What the main one is raised to; null when it stays. */
  level: 1 | 2 | 3 | null;
  /** That the main one comes to. */
  areas: string[];
  /** That come to see the main one. */
  partners: string[];
  /** That are alerted for the main one, null for the Sekretariat; none when nobody new is. */
  ledergrupper: (string | null)[];
  /** People alerted for the duplicate who are asked under a new code. */
  asked: number;
  /** People alerted for the duplicate who are told, and have answered or are asked already. */
  told: number;
  /** People whose answer stands for the main one. */
  carried: number;
  /** People who are called, and were not for the duplicate. */
  called: number;
  /** Of the duplicate; they stay there and can be done from the main one. */
  openTasks: number;
  /** What the first of those who were alerted for the duplicate gets; null when nobody was. */
  sms: { text: string; characters: number; capacity: number; parts: number } | null;
}
