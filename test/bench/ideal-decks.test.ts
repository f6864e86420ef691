import { describe, expect, it } from 'vitest';
import type { ScoredDocument } from '../../bench/cards/document.js';
import { germanSlides } from '../../bench/cards/documents/german-slides.js';
import { japaneseEarthquakes } from '../../bench/cards/documents/japanese-earthquakes.js';
import { manualGit } from '../../bench/cards/documents/manual-git.js';
import { slidesNetworking } from '../../bench/cards/documents/slides-networking.js';
import { scoreDocument } from '../../bench/cards/score.js';

type Sides = readonly [front: string, back: string];

const git: readonly Sides[] = [
  ['What is a repository?', 'A folder whose history Git keeps'],
  ['In Git, what is a commit?', 'A snapshot of all tracked files with a message and an author'],
  ['What identifies a commit in Git?', 'A hash of its content'],
  ['What does the staging area of Git hold?', 'The changes that will go into the next commit'],
  ['In Git, what is a branch?', 'A movable pointer to a commit'],
  ['In Git, what is HEAD?', 'A pointer to what is currently checked out'],
  ['Why do most commands of Git work without a network?', 'Because every clone contains the whole history'],
  ['What does git pull do that git fetch does not?', 'It merges new commits into the current branch'],
  ['In Git, a ____ is a named address of another copy of the repository.', 'remote'],
  ['How many parents has the commit that a merge creates?', 'Two parents'],
  ['What does a fast-forward merge move?', 'Only the pointer of the branch'],
  ['Why should published commits not be rebased?', 'Others may have built on them'],
  ['When does a merge conflict occur?', 'When both branches changed the same lines'],
  ['How does git revert undo a commit?', 'By a new commit'],
];

const networking: readonly Sides[] = [
  ['Between what does the transport layer carry data?', 'Between processes, not between hosts'],
  ['How many bits has a port number?', '16 bits'],
  ['How are ports 0 to 1023 called?', 'Well-known ports'],
  ['What is multiplexing?', 'Data of many processes share one network connection'],
  ['Which pair makes a socket?', 'An IP address and a port'],
  ['Why is UDP called connectionless?', 'No handshake precedes the data'],
  ['What does UDP not guarantee?', 'Delivery or order'],
  ['How long is the header of UDP?', '8 bytes'],
  ['Which segments make the three-way handshake of TCP?', 'SYN, SYN-ACK, ACK'],
  ['What does flow control prevent?', 'That a sender overwhelms a slow receiver'],
  ['What does congestion control prevent?', 'That senders overwhelm the network'],
  ['In slow start, the ____ doubles in each round-trip time.', 'congestion window'],
  ['When does TCP send a lost segment again?', 'When the retransmission timer expires'],
];

const earthquakes: readonly Sides[] = [
  ['地震が発生した地下の場所を何という？', '震源'],
  ['震央とは何ですか？', '震源の真上にある地表の点'],
  ['____は、地震の規模を表す値である。', 'マグニチュード'],
  ['マグニチュードが1大きくなると、____は約32倍になる。', 'エネルギー'],
  ['ある場所での揺れの強さを表す値は何か？', '震度'],
  ['気象庁の震度階級はいくつに分かれるか？', '10階級'],
  ['最初に届く縦波を何という？', 'P波'],
  ['液体の中を伝わらない横波を何という？', 'S波'],
  ['初期微動継続時間とは何か？', 'P波からS波が届くまでの時間'],
  ['地球の表面を覆う厚さ約100キロの岩盤は？', 'プレート'],
  ['日本列島の周辺にプレートはいくつあるか？', '四つ'],
  ['海洋プレートが沈み込む場所にできる深い谷は？', '海溝'],
  ['活断層とは何か？', '将来も動く可能性がある断層'],
  ['____は、海底の急な変形によって起こる大きな波である。', '津波'],
  ['関東大震災が発生したのは何年か？', '1923年'],
  ['揺れで砂の地盤が液体のようになる現象は？', '液状化'],
];

const scoreOf = (document: ScoredDocument, deck: readonly Sides[]) => {
  const cards = deck.map(([front, back]) => ({
    kind: front.includes('____') ? ('cloze' as const) : ('basic' as const),
    ...{ front, back, distractors: [], page: 1, quote: '' },
  }));
  return scoreDocument(document, { cards, pages: [], milliseconds: 0 });
};

// Written by hand, with the facts in view: they show that a full score can be reached, not that every right wording counts.
describe('an ideal deck', () => {
  it.each([
    [manualGit, git],
    [slidesNetworking, networking],
    [japaneseEarthquakes, earthquakes],
  ])('holds each fact, and nothing that is no card: $name', (document, deck) => {
    const { missing, violated, broken, duplicates } = scoreOf(document, deck);
    expect({ missing, violated, broken, duplicates }).toEqual({
      ...{ missing: [], violated: [], broken: [], duplicates: [] },
    });
  });
});

describe('a bad deck', () => {
  it('is told by what is no card, and by what is there twice', () => {
    const twice: Sides = ['Was ist Konvergenz?', 'Die Augen drehen sich nach innen'];
    const { duplicates, missing } = scoreOf(germanSlides, [twice, twice]);
    expect(duplicates).toHaveLength(1);
    expect(missing).toHaveLength(Object.keys(germanSlides.facts).length - 1);
    expect(scoreOf(manualGit, [['Press ____ after each line.', 'Enter']]).violated).toMatchObject([
      { what: 'press' },
    ]);
    expect(scoreOf(manualGit, [['What is HEAD?', 'A pointer']]).ungrounded).toHaveLength(1);
  });
});
