const lfsStarts = [
  'version https://git-lfs.github.com/spec/',
  'version https://hawser.github.com/spec/',
];

/** Whether bytes are UTF-8 without NUL. */
export const isText = (bytes: Uint8Array): boolean => {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
};

/** Whether bytes are a pointer that Git LFS would replace by another file. */
export const isLfsPointer = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  return lfsStarts.some((text) => start.startsWith(text));
};
