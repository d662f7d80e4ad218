const top = 2 ** 24;
const one = 2048;

/** Probabilities of zero, in 2048ths, all one half. */
export const newBits = (count) => new Uint16Array(count).fill(one / 2);

const learn = (bits, at, bit, rate) => {
  const p = bits[at];
  bits[at] = bit === 0 ? p + ((one - p) >> rate) : p - (p >> rate);
};

/** Adaptive binary range encoder (Martin 1979, with the carry of the LZMA SDK's). */
export const createEncoder = (rate) => {
  const out = [];
  let low = 0;
  let range = 0xffffffff;
  let cache = 0;
  let pending = 1;

  const shift = () => {
    if (low < 0xff000000 || low >= 2 ** 32) {
      const carry = low >= 2 ** 32 ? 1 : 0;
      let byte = cache;
      for (; pending > 0; pending -= 1) {
        out.push((byte + carry) & 255);
        byte = 255;
      }
      cache = Math.floor(low / top) & 255;
    }
    pending += 1;
    low = (low % top) * 256;
  };

  const narrow = () => {
    while (range < top) {
      range *= 256;
      shift();
    }
  };

  return {
    bit: (bits, at, bit) => {
      const bound = Math.floor(range / one) * bits[at];
      if (bit === 0) range = bound;
      else {
        low += bound;
        range -= bound;
      }
      learn(bits, at, bit, rate);
      narrow();
    },
    plain: (value, count) => {
      for (let i = count - 1; i >= 0; i -= 1) {
        range = Math.floor(range / 2);
        if ((value >>> i) & 1) low += range;
        narrow();
      }
    },
    finish: () => {
      for (let i = 0; i < 5; i += 1) shift();
      return Uint8Array.from(out);
    },
  };
};

/** Reads what the encoder wrote; beyond the end it reads zeros. */
export const createDecoder = (bytes, start, rate) => {
  let at = start + 1;
  let range = 0xffffffff;
  let code = 0;
  const next = () => bytes[at++] ?? 0;
  for (let i = 0; i < 4; i += 1) code = code * 256 + next();

  const widen = () => {
    while (range < top) {
      range *= 256;
      code = code * 256 + next();
    }
  };

  return {
    bit: (bits, place) => {
      const bound = Math.floor(range / one) * bits[place];
      const bit = code < bound ? 0 : 1;
      if (bit === 0) range = bound;
      else {
        code -= bound;
        range -= bound;
      }
      learn(bits, place, bit, rate);
      widen();
      return bit;
    },
    plain: (count) => {
      let value = 0;
      for (let i = 0; i < count; i += 1) {
        range = Math.floor(range / 2);
        const bit = code >= range ? 1 : 0;
        if (bit === 1) code -= range;
        value = value * 2 + bit;
        widen();
      }
      return value;
    },
  };
};
