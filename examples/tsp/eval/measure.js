import { cities } from './berlin52.js';

const distance = ([x1, y1], [x2, y2]) => Math.round(Math.sqrt((x1 - x2) ** 2 + (y1 - y2) ** 2));

/** Length of the closed tour, each leg rounded as in TSPLIB; throws unless every city occurs once. */
export const measure = (text) => {
  const lines = text.replace(/\n$/, '').split('\n');
  const tour = lines.map((line) => {
    if (!/^[1-9][0-9]?$/.test(line)) throw new Error('expected one city number a line');
    return Number(line) - 1;
  });
  if (tour.length !== cities.length || new Set(tour).size !== cities.length) {
    throw new Error(`expected each city 1 to ${cities.length} once`);
  }
  return tour.reduce((length, city, i) => {
    const next = tour[(i + 1) % tour.length];
    if (city >= cities.length) throw new Error(`there is no city ${city + 1}`);
    return length + distance(cities[city], cities[next] ?? cities[0]);
  }, 0);
};
