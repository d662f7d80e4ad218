// Settings of the archiver; they travel in the archive's head, so the decoder follows them.
export const tune = {
  // Shift by which a bit's probability follows what was seen: low learns fast, high remembers long.
  rate: 2, // guildseal: 1..7
  // Leading bits of the byte before that choose a literal's statistics.
  contextBits: 0, // guildseal: 0..8
  // Shortest repetition that is written as one.
  minMatch: 9, // guildseal: 2..16
  // Earlier places that are looked at for a repetition.
  chain: 2, // guildseal: 1..256 log
  // How far back a repetition may lie.
  window: 512, // guildseal: 64..32768 log
  // Characters by which the repetition one place later must be longer to wait for it; 0: never wait.
  lazy: 0, // guildseal: 0..8
  // How far back a repetition of the shortest length may lie.
  shortReach: 64, // guildseal: 16..32768 log
};
