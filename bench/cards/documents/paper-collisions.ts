import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A short paper in two columns: abstract, methods, results, references. */
export const paperCollisions: ScoredDocument = {
  name: 'paper: birthdays and hash collisions',
  title: 'How Soon Do Birthdays Collide?',
  language: 'en',
  script: 'serif',
  setting: SETTINGS.paper,
  furniture: { foot: '#' },
  cards: 12,
  pages: [
    `# How Soon Do Birthdays Collide?
R. Amsel and J. Tiller, School of Mathematics

## Abstract
The birthday problem asks how many people must be in a room before two of them probably share a birthday. We compute
the probability exactly and compare it with a simulation. A group of 23 people suffices for a probability of more than
one half. We then apply the result to hash functions, where it determines how long a hash value must be to resist
collisions.

## 1. Introduction
In probability theory, the **birthday problem** is often attributed to Richard von Mises, who treated it in 1939 [1].
Most people expect that far more than 23 people are needed, because they think of the chance that somebody shares
their own birthday rather than of the number of pairs. Among 23 people there are 253 pairs, and each pair is a chance
for a match. In the next section we describe how we proceeded.

A **collision** of a hash function is a pair of different inputs with the same hash value. Collisions cannot be avoided
if there are more possible inputs than hash values, which follows from the pigeonhole principle [2].

## 2. Methods
We assume that all 365 days are equally likely and that birthdays are independent. The probability that n people have
different birthdays is the product of (365 - i) / 365 for i from 0 to n - 1. We computed it with 64-bit numbers. For
the simulation we drew 100,000 groups for each size with the generator of our programming language. The code is
available from the authors upon request.

## 3. Results
With 23 people the probability of a shared birthday is 50.7 percent. With 57 people it exceeds 99 percent. On average,
24.6 people must enter a room one after another until the first match occurs. The simulation agreed with the exact
values to within 0.5 percentage points. Figure 1 shows both curves.

^ Figure 1. Probability of a shared birthday by size of the group.

For N equally likely values, a collision becomes more likely than not after about 1.18 times the square root of N
draws. A **birthday attack** exploits this: it finds a collision of an n-bit hash after about 2^{n/2} attempts instead
of 2^{n}. Therefore a hash value of 128 bits offers only 64 bits of security against collisions.`,
    `## 4. Discussion
Real birthdays are not spread evenly over the year. An uneven distribution makes a shared birthday more likely, so that
the exact value for equal days is a lower bound. As mentioned above, the effect is small for birthdays. It can be large
for hash tables whose hash function treats similar keys alike.

For hash tables, the **load factor** is the number of entries divided by the number of slots. The birthday problem
explains why collisions occur long before a table is full. Separate chaining resolves a collision by keeping all
entries of a slot in a list, whereas open addressing looks for another free slot.

## 5. Conclusion
Collisions come with the square root of the number of possible values. Cryptographic hash functions need values twice
as long as the desired level of security. This should be kept in mind by anybody who shortens a hash.

## Acknowledgements
We thank the students of the seminar for their patience and the department for a travel grant.

## References
[1] R. von Mises. Über Aufteilungs- und Besetzungswahrscheinlichkeiten. Revue de la Faculté des Sciences de l'Université d'Istanbul, 4, 145-163, 1939.

[2] D. E. Knuth. The Art of Computer Programming, Volume 3: Sorting and Searching. Addison-Wesley, 2nd edition, 1998.

[3] W. Feller. An Introduction to Probability Theory and Its Applications, Volume 1. Wiley, New York, 1968.`,
  ],
  facts: {
    problem: 'birthday problem & share|two',
    twentyThree: '23 & half|50|probab',
    mises: 'mises & 1939|birthday problem',
    pairs: '23 & 253',
    collision: 'collision & same hash|same & input|different',
    pigeonhole: 'pigeonhole',
    percent: '57 & 99',
    average: '24.6',
    root: 'square root & 1.18|collision',
    attack: 'birthday attack & collision|2',
    bits: '128 & 64',
    loadFactor: 'load factor & entries & slots',
    chaining: 'chaining & list|slot',
    addressing: 'open addressing & free|another slot|slot',
    uneven: 'uneven|not spread evenly|spread evenly & likely|lower bound',
  },
  notCards: {
    references: 'knuth|feller|wiley|addison|revue de|145',
    thanks: 'we thank|travel grant|patience',
    section: 'next section',
    request: 'upon request|available from the authors',
    caption: 'figure 1|by size of the group',
    above: 'mentioned above',
    authors: 'amsel|tiller|school of mathematics',
    keep: 'kept in mind',
  },
};
