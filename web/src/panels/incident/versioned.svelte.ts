import type { IncidentHeader } from '../../api/contract';
import type { Desk } from '../../app/desk.svelte';
import type { Command } from '../../outbox/outbox';
import { Submission } from '../submission.svelte';

/**
 * A change that carries the version it saw. When somebody else was first, both versions are shown, and this keeps what
 * the person wanted until they have chosen.
 */
export class VersionedSubmission extends Submission {
  conflict = $state.raw<IncidentHeader | null>(null);

  constructor(
    private readonly desk: Desk,
    private readonly done: () => void,
    private readonly command: (seenVersion: number) => Command,
    private seenVersion: number,
  ) {
    super();
  }

  async submit(): Promise<boolean> {
    const how = await this.run(() => this.desk.send(this.command(this.seenVersion)));
    if (how) {
      this.done();
      return true;
    }
    if (this.problem?.code === 'version-conflict') {
      this.conflict = this.problem.current ?? null;
      if (this.conflict) this.problem = null;
    }
    return false;
  }

  /** "Brug min": the same change again, now on the version that was shown. */
  async insist(): Promise<boolean> {
    if (!this.conflict) return false;
    this.seenVersion = this.conflict.version;
    this.conflict = null;
    return this.submit();
  }
}
