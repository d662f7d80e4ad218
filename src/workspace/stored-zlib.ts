const largestBlock = 0xffff;
/** Sums of so many bytes fit a 32-bit integer before the modulus is due (RFC 1950). */
const sumLength = 3800;

const adler32 = (bytes: Uint8Array): number => {
  let [a, b] = [1, 0];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(at + sumLength, bytes.length);
    for (; at < end; at += 1) {
      a += bytes[at] ?? 0;
      b += a;
    }
    a %= 65521;
    b %= 65521;
  }
  return ((b << 16) | a) >>> 0;
};

/**
 * A zlib stream of stored blocks (RFC 1950, 1951): no compression, but the same bytes from every version
 * of zlib, and for little content far cheaper.
 */
export const storeZlib = (bytes: Uint8Array): Buffer => {
  const blocks = Math.max(Math.ceil(bytes.length / largestBlock), 1);
  const stream = Buffer.alloc(2 + blocks * 5 + bytes.length + 4);
  stream.writeUInt16BE(0x7801, 0);
  let end = 2;
  for (let block = 0; block < blocks; block += 1) {
    const content = bytes.subarray(block * largestBlock, (block + 1) * largestBlock);
    stream[end] = block === blocks - 1 ? 1 : 0;
    stream.writeUInt16LE(content.length, end + 1);
    stream.writeUInt16LE(content.length ^ 0xffff, end + 3);
    stream.set(content, end + 5);
    end += 5 + content.length;
  }
  stream.writeUInt32BE(adler32(bytes), end);
  return stream;
};
