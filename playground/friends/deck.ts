/** A deck that everybody in the playground may play, so that nobody has to write cards first. */
export const DECK = 'Capitals';

export const CARDS = Object.entries({
  Australia: 'Canberra',
  Brazil: 'Brasília',
  Canada: 'Ottawa',
  Kazakhstan: 'Astana',
  Morocco: 'Rabat',
  'New Zealand': 'Wellington',
  Nigeria: 'Abuja',
  Switzerland: 'Bern',
  Türkiye: 'Ankara',
  Vietnam: 'Hanoi',
}).map(([country, back]) => ({ front: `What is the capital of ${country}?`, back }));
