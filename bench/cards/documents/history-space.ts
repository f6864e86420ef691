import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** Names and dates. */
export const historySpace: ScoredDocument = {
  name: 'history: the race to the Moon',
  title: 'The Race to the Moon',
  language: 'en',
  script: 'serif',
  setting: SETTINGS.chapter,
  furniture: { head: 'Modern History   Unit 6', foot: '#' },
  cards: 14,
  pages: [
    `# The Race to the Moon
## The first satellites
On 4 October 1957 the Soviet Union launched Sputnik 1, the first artificial satellite of the Earth. It shocked the
public in the United States. One month later, the dog Laika became the first animal to orbit the Earth on board
Sputnik 2. The United States launched its first satellite, Explorer 1, on 31 January 1958. In the same year it founded
the space agency NASA.

Behind these successes stood two engineers. Sergei Korolev led the Soviet programme, and his name was kept secret until
his death in 1966. Wernher von Braun, who had built the V-2 rocket in Germany, designed rockets for the Americans.

## People in space
Yuri Gagarin became the first human in space on 12 April 1961. He orbited the Earth once on board Vostok 1. Less than a
month later, Alan Shepard was the first American in space. John Glenn was the first American to orbit the Earth, in
February 1962. Valentina Tereshkova became the first woman in space in June 1963. In 1965 Alexei Leonov was the first
human to walk in space. They were celebrated as heroes.

^ The launch of Vostok 1 at Baikonur. Photograph: state archive.`,
    `## Apollo
In May 1961, President John F. Kennedy asked Congress for a landing on the Moon before the end of the decade. The first
crew of the programme, that of Apollo 1, died in a fire during a test on the ground in January 1967. In December 1968
Apollo 8 was the first crewed spacecraft to orbit the Moon.

On 20 July 1969, Neil Armstrong and Buzz Aldrin landed on the Moon with Apollo 11, while Michael Collins stayed in
orbit. The Saturn V, the rocket of the Apollo programme, was about 110 metres high. In April 1970 the landing of Apollo
13 was cancelled because an oxygen tank had exploded; the crew returned safely. Apollo 17 in December 1972 was the last
flight to the Moon of the programme. In all, twelve people have walked on the Moon.

The Soviet Union never landed people on the Moon, because its large rocket, the N1, failed in all four test flights.

## From race to cooperation
In July 1975 an Apollo and a Soyuz spacecraft docked in orbit, which is often seen as the end of the race. This would
have been unthinkable ten years earlier.

## Questions for discussion
- Why did the launch of Sputnik shock the American public?
- Compare the aims of both programmes.

~ Further reading: W. A. McDougall, The Heavens and the Earth. New York: Basic Books, 1985.`,
  ],
  facts: {
    sputnik: 'sputnik & 1957|first artificial satellite',
    laika: 'laika & sputnik 2|first animal|dog|orbit',
    explorer: 'explorer 1 & 1958|first satellite|united states',
    nasa: 'nasa & 1958|founded|agency',
    korolev: 'korolev & soviet|secret|1966',
    braun: 'braun & v 2|rocket',
    gagarin: 'gagarin & 1961|first human|vostok',
    shepard: 'shepard & first american',
    glenn: 'glenn & orbit|1962',
    tereshkova: 'tereshkova & first woman|1963',
    leonov: 'leonov & walk|1965',
    kennedy: 'kennedy & moon|1961|decade',
    apollo8: 'apollo 8 & 1968|orbit',
    apollo11: 'armstrong|apollo 11|aldrin & 1969|moon|landed',
    apollo13: 'apollo 13 & oxygen|exploded|1970',
    n1: 'n1 & soviet|failed|four|rocket',
    docked: '1975 & soyuz|apollo|docked',
  },
  notCards: {
    reading: 'mcdougall|basic books|further reading',
    photo: 'photograph|state archive',
    discuss: 'compare the aims',
    leaning: 'they were celebrated|celebrated as heroes|unthinkable|behind these',
    sameYear: 'in the same year',
    head: 'unit 6',
  },
};
