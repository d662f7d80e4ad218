const longest = 255;

const hashAt = (bytes, at) => ((bytes[at] << 8) | bytes[at + 1]) & 0xffff;

const lengthAt = (bytes, earlier, at, most) => {
  let length = 0;
  while (length < most && bytes[earlier + length] === bytes[at + length]) length += 1;
  return length;
};

/** Cuts bytes into literals (`length` 1, `distance` 0) and repetitions of what came before. */
export const parse = (bytes, tune) => {
  const heads = new Int32Array(65536).fill(-1);
  const links = new Int32Array(bytes.length);
  const tokens = [];
  let entered = 0;

  const enterTo = (end) => {
    for (; entered < end && entered + 1 < bytes.length; entered += 1) {
      const key = hashAt(bytes, entered);
      links[entered] = heads[key];
      heads[key] = entered;
    }
  };

  const findMatch = (at) => {
    enterTo(at);
    const most = Math.min(longest, bytes.length - at);
    let best = { length: 0, distance: 0 };
    if (most < 2) return best;
    let left = tune.chain;
    for (let earlier = heads[hashAt(bytes, at)]; earlier >= 0 && left > 0; earlier = links[earlier]) {
      if (at - earlier > tune.window) break;
      const length = lengthAt(bytes, earlier, at, most);
      const isNear = length > tune.minMatch || at - earlier <= tune.shortReach;
      if (length > best.length && isNear) best = { length, distance: at - earlier };
      left -= 1;
    }
    return best;
  };

  let at = 0;
  while (at < bytes.length) {
    const match = findMatch(at);
    let take = match.length >= tune.minMatch;
    if (take && tune.lazy > 0 && at + 1 < bytes.length) {
      const next = findMatch(at + 1);
      if (next.length >= match.length + tune.lazy) take = false;
    }
    tokens.push(take ? match : { length: 1, distance: 0 });
    at += take ? match.length : 1;
  }
  return tokens;
};
