import { SETTINGS } from '../../../test/support/pdfs/typeset.js';
import type { ScoredDocument } from '../document.js';

/** An exam sheet with points, orders and model answers. */
export const examStatistics: ScoredDocument = {
  name: 'exam: statistics with model answers',
  title: 'Statistics I: exam and model answers',
  language: 'en',
  script: 'serif',
  setting: SETTINGS.notes,
  furniture: { head: 'Statistics I, winter term', foot: 'Page # of 3' },
  cards: 10,
  pages: [
    `# Statistics I: exam
Name: ........................................    Student number: ....................

- You have 90 minutes. The exam has 60 points.
- Write legibly and justify your answers. Pencils are not allowed.
- One page of notes and a calculator are permitted.

## Question 1 (20 points)
a) Define the terms population and sample. (6 points)
b) What is a type I error? (6 points)
c) When is the median preferable to the mean? (8 points)

## Question 2 (20 points)
a) What does the central limit theorem state? (10 points)
b) Explain what a confidence level of 95 percent means. (10 points)

## Question 3 (20 points)
A sample of 25 students has a mean height of 172 cm and a standard deviation of 10 cm. Compute the standard error of
the mean and comment on your result.`,
    `# Model answers
## Question 1
a) A **population** is the set of all units about which something is to be said, and a **sample** is the subset of them
that is actually observed.

b) A **type I error** is the rejection of a null hypothesis that is true. Its probability is the significance level
alpha. A **type II error** is the failure to reject a null hypothesis that is false. The **power** of a test is the
probability of rejecting a false null hypothesis.

c) The **median** is preferable to the mean when a distribution is skewed or has outliers, because outliers hardly
affect it.

## Question 2
a) The **central limit theorem** states that the mean of many independent observations is approximately normally
distributed, whatever the distribution of the single observations, provided their variance is finite.

b) If the sampling were repeated many times, about 95 percent of the confidence intervals would contain the true value.
It does not mean that the true value lies in this interval with a probability of 95 percent.`,
    `## Question 3
The **standard error** of the mean is the standard deviation divided by the square root of the sample size. Here it is
10 cm / 5 = 2 cm.

## Common mistakes
- The **p-value** is the probability of data at least as extreme as those observed if the null hypothesis is true; it is not the probability that the hypothesis is true.
- Correlation does not imply causation: a **confounder** is a variable that influences both of the others.
- The **standard deviation** is the square root of the variance.
- A larger sample makes a confidence interval narrower.

Good luck next time! The review session takes place on Friday in room 12.`,
  ],
  facts: {
    population: 'population & all|set|units',
    sample: 'sample & observed|subset',
    typeOne: 'type i error|type 1 error & true',
    alpha: 'significance level|alpha & type i|probability',
    typeTwo: 'type ii error|type 2 error & false',
    power: 'power & rejecting|reject & false',
    median: 'median & skew|outlier',
    limit: 'central limit theorem & normal',
    confidence: 'confidence interval & 95 & true value|contain',
    error: 'standard error & square root|sample size',
    pValue: 'p value & extreme|null hypothesis',
    confounder: 'confounder & both|influence',
    deviation: 'standard deviation & variance',
    narrower: 'larger sample|narrower & confidence interval|sample',
  },
  notCards: {
    time: '90 minutes|60 points|points',
    rules: 'legibly|pencil|calculator|student number|page of notes',
    task: 'mean height|172|25 students|comment on your|compute the',
    luck: 'good luck|room 12|review session',
    here: 'here it is',
    order: 'define the terms|explain what a',
  },
};
