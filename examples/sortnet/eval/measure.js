const channels = 8;
const longest = 256;

const parse = (text) => {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length > longest) throw new Error(`more than ${longest} comparators`);
  return lines.map((line) => {
    const match = /^([0-7]) ([0-7])$/.exec(line);
    if (match === null || match[1] === match[2]) {
      throw new Error('expected lines like "2 5": two different channels of 0 to 7');
    }
    const [low, high] = [Number(match[1]), Number(match[2])];
    return low < high ? [low, high] : [high, low];
  });
};

/**
 * Comparators plus 0/1 inputs that are left unsorted, of all 256: by the zero-one principle none left
 * means that every input is sorted. The lesser value goes to the lower channel.
 */
export const measure = (text) => {
  const network = parse(text);
  let unsorted = 0;
  for (let input = 0; input < 2 ** channels; input += 1) {
    let bits = input;
    for (const [low, high] of network) {
      if ((bits >> low) & 1 && !((bits >> high) & 1)) bits ^= (1 << low) | (1 << high);
    }
    // Sorted: once a channel holds 1, all higher ones do.
    let ones = 0;
    for (let rest = input; rest > 0; rest >>= 1) ones += rest & 1;
    if (bits !== ((1 << ones) - 1) << (channels - ones)) unsorted += 1;
  }
  return network.length + unsorted;
};
