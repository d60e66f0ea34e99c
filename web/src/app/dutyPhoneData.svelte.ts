import type { DutyPhones } from '../api/contract';
import { getDutyPhones } from '../api/dutyPhones';

/** The shared phones as they were fetched last, for the plan and the dialog that changes them. */
class DutyPhoneData {
  known = $state.raw<DutyPhones | null>(null);

  async load(): Promise<void> {
    this.known = await getDutyPhones();
  }
}

export const dutyPhoneData = new DutyPhoneData();
