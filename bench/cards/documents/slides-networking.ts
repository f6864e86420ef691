import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** Slides with nested bullets and a table. */
export const slidesNetworking: ScoredDocument = {
  name: 'slides: the transport layer',
  title: 'The Transport Layer',
  language: 'en',
  script: 'sans',
  setting: SETTINGS.slides,
  furniture: { head: 'Computer Networks', foot: 'T. Okafor, Institute of Computing          # / 7' },
  cards: 12,
  pages: [
    `# The Transport Layer
Computer Networks, week 6

Tunde Okafor`,
    `# Outline
1. Tasks of the transport layer
2. UDP
3. TCP
4. Summary`,
    `# Tasks of the transport layer
- Carries data between processes; the network layer carries it between hosts
- **Port**: 16-bit number that identifies a process on a host
- Ports 0 to 1023 are called **well-known ports**
- **Multiplexing**: data of many processes share one network connection of the host
- A socket is the pair of an IP address and a port`,
    `# UDP: User Datagram Protocol
- Connectionless: no handshake before data is sent
- Does not guarantee delivery or order
- Header of only 8 bytes
- Used for DNS, voice and video
  - A late packet is worth no more than a lost one`,
    `# TCP: Transmission Control Protocol
- Connection-oriented and reliable
- **Three-way handshake**: SYN, SYN-ACK, ACK
- **Flow control** keeps a fast sender from overwhelming a slow receiver
- **Congestion control** keeps senders from overwhelming the network
- Slow start doubles the congestion window in each round-trip time
- Lost segments are sent again when the retransmission timer expires`,
    `# TCP and UDP compared
| Property | TCP | UDP |
| Connection | handshake first | none |
| Header | at least 20 bytes | 8 bytes |
| Order | guaranteed | not guaranteed |
| Typical use | web, mail | DNS, streaming |

^ Table 1: The two protocols side by side`,
    `# Summary
- The transport layer connects processes
- TCP is reliable, UDP is quick
- Any questions?`,
  ],
  facts: {
    processes: 'transport layer & process & host|network layer|between',
    port: 'port & 16',
    wellKnown: 'well known & 1023|1024',
    multiplexing: 'multiplexing & process|share',
    socket: 'socket & ip & port',
    connectionless: 'udp|user datagram & connectionless|handshake|no connection',
    delivery: 'udp|user datagram & deliver|order|guarantee',
    udpHeader: 'udp|user datagram & 8|eight',
    handshake: 'handshake & syn & ack',
    flow: 'flow control & receiver',
    congestion: 'congestion control & network',
    slowStart: 'slow start & double|window',
    retransmission: 'retransmission timer|timer expires|retransmi & lost|segment|again',
  },
  notCards: {
    lecturer: 'okafor',
    outline: 'outline|agenda',
    caption: 'side by side|table 1',
    questions: 'any questions',
  },
};
