import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A script of law with cases. */
export const lawContract: ScoredDocument = {
  name: 'law: how contracts are formed',
  title: 'Contract law: formation',
  language: 'en',
  script: 'serif',
  setting: SETTINGS.chapter,
  furniture: { head: 'English contract law', foot: 'J. Mercer, Lecture notes, #' },
  cards: 12,
  pages: [
    `# Formation of contracts
~ Lecture notes by Jane Mercer. Not for citation. All rights reserved.

## 1. Offer
An **offer** is an expression of willingness to contract on certain terms, made with the intention that it shall become
binding as soon as it is accepted. An **invitation to treat**, by contrast, merely invites others to make offers. Goods
on the shelves of a shop are an invitation to treat: the customer makes the offer at the till (Pharmaceutical Society v
Boots, 1953).

In Carlill v Carbolic Smoke Ball Company (1893) the Court of Appeal held that an advertisement can be a unilateral
offer to the whole world. A **unilateral contract** is accepted by performing the act that the offer asks for.

An offer ends by revocation, rejection, lapse of time or death. A **counter-offer** destroys the original offer, as was
decided in Hyde v Wrench (1840).`,
    `## 2. Acceptance
**Acceptance** is an unqualified agreement to all the terms of the offer. As a rule it must be communicated to the
offeror. Silence does not amount to acceptance.

Under the **postal rule**, an acceptance sent by post takes effect when the letter is posted, not when it arrives. It
goes back to Adams v Lindsell (1818). The rule does not apply to instantaneous communication such as telex or e-mail.
This was confirmed later.

## 3. Consideration
**Consideration** is what each party gives or promises in return for the promise of the other. It must be sufficient
but need not be adequate: even a peppercorn will do. Past consideration is no consideration. According to Stilk v
Myrick (1809), performing an existing contractual duty is not good consideration.

## 4. Intention and capacity
Agreements between members of a family are presumed not to be intended to create legal relations, whereas commercial
agreements are presumed to be. **Minors**, that is, persons under 18, are bound only by contracts for necessaries and by
beneficial contracts of employment.

**Promissory estoppel** prevents a party from going back on a promise on which the other has relied; it can be used as a
shield, not as a sword.

See Treitel, The Law of Contract, chapter 2, pp. 8-45, for details. Discuss with your neighbour: is a bid at an auction
an offer?`,
  ],
  facts: {
    offer: 'offer & willingness|binding|terms',
    invitation: 'invitation to treat & shop|shelves|invites|goods',
    carlill: 'carlill & unilateral|advertisement|1893|world',
    unilateral: 'unilateral & performing|act|world',
    counter: 'counter offer & destroys|original|hyde',
    acceptance: 'acceptance & unqualified|all the terms|agreement',
    silence: 'silence & acceptance',
    postal: 'postal rule|post & posted|adams|1818',
    consideration: 'consideration & return|promise|gives',
    past: 'past consideration',
    adequate: 'sufficient|adequate & consideration',
    stilk: 'stilk|existing contractual duty|existing duty & consideration|1809',
    family: 'family & legal relations|intend',
    minors: 'minor & necessaries|18',
    estoppel: 'estoppel & promise|shield|relied',
  },
  notCards: {
    licence: 'all rights reserved|not for citation|mercer|lecture notes',
    reading: 'treitel|pp|chapter 2',
    discuss: 'neighbour|auction|discuss',
    leaning: 'this was confirmed|confirmed later',
  },
};
