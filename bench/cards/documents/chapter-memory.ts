import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** Prose whose sentences lean on one another, as in most books. */
export const chapterMemory: ScoredDocument = {
  name: 'reader: how memory works',
  title: 'How memory works',
  language: 'en',
  script: 'serif',
  setting: SETTINGS.chapter,
  furniture: { foot: '#' },
  cards: 12,
  pages: [
    `# How memory works
Everybody has forgotten a name at the wrong moment. Such moments tell us something about memory. First of all, they
show that forgetting is not the same as losing.

## Stores of memory
According to the model of Atkinson and Shiffrin, published in 1968, information passes through three stores: sensory
memory, short-term memory and long-term memory. The first of these holds what the senses take in for less than a second
or a few seconds. Short-term memory holds information for about 20 to 30 seconds unless it is rehearsed. In 1956 George
Miller estimated its span at seven items, plus or minus two. As a result, a telephone number just fits. Later work
suggests that the span is closer to four items. **Chunking** is the grouping of items into larger units, which lets
people hold more in short-term memory.

Baddeley and Hitch replaced the idea of a passive store by that of **working memory**, a system that holds and processes
information at the same time. In their model of 1974, the **central executive** directs attention, the **phonological
loop** holds sounds and words, and the **visuospatial sketchpad** holds images.`,
    `## Kinds of long-term memory
**Declarative memory** can be put into words. It consists of **episodic memory**, which holds personal events, and
**semantic memory**, which holds general knowledge. **Procedural memory** holds skills such as riding a bicycle. This
kind is often spared when the other is damaged. The patient Henry Molaison, known as H.M., could form no new
declarative memories after both of his hippocampi had been removed in 1953. He could still learn new skills.

## Forgetting
Hermann Ebbinghaus studied forgetting with lists of nonsense syllables and published his results in 1885. His
forgetting curve falls steeply at first and then ever more slowly. **Proactive interference** occurs when old
information disturbs the recall of new information; **retroactive interference** occurs when new information disturbs
the recall of old. The latter explains a common experience of language learners.

## What helps
The **spacing effect** is the finding that study spread over time leads to better retention than the same amount of
study in one session. The **testing effect** is the finding that recalling information strengthens memory more than
reading it again. In both cases effort seems to be the reason. That is why flashcards work.

The example above makes this clear.`,
  ],
  facts: {
    stores: 'atkinson|shiffrin & sensory|three|1968|short term',
    shortTerm: 'short term memory & 20|30|seconds',
    miller: 'miller & seven|1956|7',
    chunking: 'chunking & group|larger units',
    working: 'working memory & process|baddeley|hitch',
    executive: 'central executive & attention',
    loop: 'phonological loop & sounds|words',
    sketchpad: 'sketchpad & image',
    episodic: 'episodic & event|personal',
    semantic: 'semantic & knowledge|general',
    procedural: 'procedural & skill',
    molaison: 'molaison|h m & hippocamp|declarative|1953',
    ebbinghaus: 'ebbinghaus & 1885|syllables|forgetting',
    proactive: 'proactive & old & new',
    retroactive: 'retroactive & new & old',
    spacing: 'spacing effect & spread|time|retention',
    testing: 'testing effect & recall',
  },
  notCards: {
    leaning:
      'the first of these|as a result|this kind is|the latter|in both cases|that is why|above makes|such moments|first of all',
    telephone: 'telephone',
    heCould: 'he could still',
    chat: 'everybody has forgotten|wrong moment',
  },
};
