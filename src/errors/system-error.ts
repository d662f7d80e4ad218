/**
 * The system's code of a failure (`ENOENT`, `ENOSPC`, ..), null for any other value. Asks for no class:
 * Node's own errors come from another realm under some loaders.
 */
export const systemCode = (error: unknown): string | null =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;
