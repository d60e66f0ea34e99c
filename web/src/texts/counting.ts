/** "1 leder", "4 ledere" */
export const leaders = (n: number): string => (n === 1 ? '1 leder' : `${n} ledere`);
