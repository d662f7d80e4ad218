/** Ends a run for now: what is sealed stays, and it can be continued. */
export class Pause extends Error {
  override readonly name = 'Pause';
  readonly reason: 'signal' | 'disk' | 'forge' | 'isolation';

  constructor(reason: Pause['reason'], cause?: unknown) {
    super(`paused: ${reason}`, { cause });
    this.reason = reason;
  }
}
