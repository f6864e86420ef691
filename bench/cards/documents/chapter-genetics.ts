import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** A chapter of a textbook: goals, bold terms, captions, a summary, review questions. */
export const chapterGenetics: ScoredDocument = {
  name: 'chapter: patterns of inheritance',
  title: 'Patterns of Inheritance',
  language: 'en',
  script: 'serif',
  setting: SETTINGS.chapter,
  furniture: { head: 'Chapter 9   Patterns of Inheritance', foot: '#' },
  cards: 15,
  pages: [
    `# Patterns of Inheritance

By the end of this chapter, you will be able to:
- Explain what Mendel concluded from his experiments with peas
- Distinguish between genotype and phenotype
- Predict the offspring of simple crosses

## 9.1 Mendel's experiments
Gregor Mendel, an Augustinian friar in Brno, crossed pea plants between 1856 and 1863. He chose peas because they
have traits with two clear forms and because they normally fertilise themselves. When he crossed plants with purple
flowers and plants with white flowers, all offspring of the first generation had purple flowers. In the second
generation, white flowers came back in about one quarter of the plants.

Mendel concluded that each plant carries two factors for a trait, one from each parent. Today such a factor is
called a **gene**. Different versions of the same gene are called **alleles**. An allele that hides the effect of
another is **dominant**; the hidden one is **recessive**.

^ Figure 9.1 Purple and white pea flowers. The colour of the petals was one of seven traits that Mendel studied. (credit: botanical archive)

An organism with two identical alleles of a gene is **homozygous** for that gene. An organism with two different
alleles is **heterozygous**. The **genotype** is the set of alleles that an organism carries, whereas the
**phenotype** is what can be observed of it.`,
    `## 9.2 Mendel's laws
The **law of segregation** states that the two alleles of a gene separate when gametes are formed, so that each
gamete receives only one of them. It is a consequence of meiosis, in which homologous chromosomes are pulled apart.

The **law of independent assortment** states that alleles of different genes are passed on independently of each
other. It does not hold for genes that lie close together on the same chromosome. These are said to be linked.

A **test cross** shows whether an individual with the dominant phenotype is homozygous or heterozygous: it is crossed
with a homozygous recessive individual. If any offspring show the recessive trait, the individual must be
heterozygous.

^ Figure 9.2 A Punnett square for a cross of two heterozygous plants.

## 9.3 Beyond simple dominance
In **incomplete dominance** the phenotype of heterozygotes lies between those of the two homozygotes; red and white
snapdragons, for example, have pink offspring. In **codominance** both alleles show fully, as the alleles A and B do
in people with blood group AB. The resulting pattern is easily recognised.

**Sex-linked** genes lie on a sex chromosome. Red-green colour blindness is more common in men because men have only
one X chromosome and therefore no second allele that could hide a defective one.`,
    `**Epistasis** occurs when one gene masks the effect of another gene. In Labrador dogs, for instance, a gene for the
deposition of pigment decides whether the gene for black or brown fur shows at all.

## Key terms
- **carrier**: a heterozygous individual who does not show a recessive disorder but can pass it on
- **pedigree**: a chart of a trait in a family over several generations
- **polygenic trait**: a trait that is influenced by many genes, such as height

## Review questions
1. Why did Mendel use pea plants?
2. What is the difference between a genotype and a phenotype?
3. Which ratio of phenotypes do you expect from a cross of two heterozygotes? Explain your answer.

~ Access for free at openbooks.example.org. This work is licensed under a Creative Commons Attribution licence.`,
  ],
  facts: {
    mendel: 'mendel & pea & 1856|1863|traits|fertilis|self|cross',
    quarter: 'second generation|second & white & quarter|one in four|25',
    gene: 'gene & factor',
    alleles: 'allele & version|form & gene',
    dominant: 'dominant & hide|mask',
    homozygous: 'homozygous & identical|same',
    heterozygous: 'heterozygous & different',
    phenotype: 'phenotype & observed|observe',
    segregation: 'segregation & separate|only one|gamete',
    assortment: 'independent assortment|assortment & independent',
    linked: 'independent assortment|linked & close|same chromosome',
    testCross: 'test cross & recessive|heterozygous',
    incomplete: 'incomplete dominance & between|pink|heterozygote',
    codominance: 'codominance & both|ab|fully',
    sexLinked: 'colour blindness & x chromosome|one x',
    epistasis: 'epistasis & mask',
    carrier: 'carrier & heterozygous|recessive|pass',
    polygenic: 'polygenic & many genes|many',
  },
  notCards: {
    goals: 'you will be able|predict the offspring|distinguish between genotype',
    captions: 'botanical archive|figure 9|credit|punnett square for',
    questions: 'explain your answer|do you expect|why did mendel use',
    licence: 'creative commons|licence|access for free|openbooks',
    leaning: 'resulting pattern|easily recognised',
    linkedLeaning: 'these are said',
    head: 'chapter 9|key terms',
  },
};
