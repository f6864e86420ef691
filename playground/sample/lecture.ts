/** What the sample lecture is made of, from top to bottom. */
export type Part =
  | { kind: 'title' | 'chapter' | 'section' | 'text' | 'formula' | 'caption' | 'reference'; text: string }
  | { kind: 'items'; items: readonly string[] }
  | { kind: 'table'; rows: readonly (readonly string[])[] };

export const RUNNING_FOOT = 'Learning and Memory, lecture 4';

const chapter = (text: string): Part => ({ kind: 'chapter', text });
const section = (text: string): Part => ({ kind: 'section', text });
const text = (...sentences: string[]): Part => ({ kind: 'text', text: sentences.join(' ') });

/** A lecture on human memory, written for this project. */
export const LECTURE: readonly Part[] = [
  { kind: 'title', text: 'How Memory Works: Forgetting, Retrieval and Spacing' },
  text(
    'This lecture explains why most of what we read is gone within days, and what can be done about it.',
    'It follows a memory from the first glance at a page to the examination months later.',
    'The three ideas to take home are that storage is layered, that retrieval is itself a form of learning, and that time between repetitions is not wasted.',
  ),
  chapter('1 Three stages of storage'),
  section('1.1 Sensory memory'),
  text(
    'Sensory memory is the brief store that holds an impression for less than one second after the stimulus has ended.',
    'It is large but fragile: nearly everything that reaches the eye is held there, and nearly all of it is overwritten by the next glance.',
    'George Sperling showed in 1960 that people can report any row of a flashed grid of letters if a tone tells them which row to read.',
    'The whole grid was therefore available for a moment, although nobody could name all twelve letters before they faded.',
  ),
  text(
    'Attention is the process that selects which part of an impression is passed on.',
    'What is not attended to leaves no trace that can be recalled later.',
    'For a student this has a plain consequence: a lecture heard while answering messages was never stored in the first place.',
  ),
  section('1.2 Working memory'),
  text(
    'Working memory is the system that keeps a small amount of information active while we think with it.',
    'Its capacity is about four independent items, and an item that is not rehearsed is lost within roughly twenty seconds.',
    'The phonological loop is the part of working memory that rehearses words by inner speech.',
    'The visuospatial sketchpad is the part that holds images and positions.',
    'The central executive directs attention between the two and has no storage of its own.',
  ),
  text(
    'Chunking is the grouping of several elements into one familiar unit.',
    'A chess master remembers a position of twenty-five pieces because the pieces form five or six known patterns.',
    'Chunking does not enlarge working memory; it lets every place in it hold more meaning.',
    'This is why experts in a field can follow a fast lecture that leaves beginners behind.',
  ),
  section('1.3 Long-term memory'),
  text(
    'Long-term memory is the store that keeps information from minutes to a whole lifetime.',
    'No limit of its capacity has ever been measured.',
    'Declarative memory holds facts and events that we can put into words, whereas procedural memory holds skills that we can only perform.',
    'Episodic memory is the part of declarative memory that records personal events together with their time and place.',
    'Semantic memory is the part that holds general knowledge without any recollection of how it was learned.',
  ),
  { kind: 'caption', text: 'Table 1: The three stages compared' },
  {
    kind: 'table',
    rows: [
      ['Stage', 'Capacity', 'Duration', 'Lost by'],
      ['Sensory', 'very large', '0.3 to 1 s', 'overwriting'],
      ['Working', 'about 4 items', '20 s', 'displacement'],
      ['Long-term', 'unknown', 'years', 'failed retrieval'],
    ],
  },
  chapter('2 How the brain keeps a memory'),
  section('2.1 Synapses that change'),
  text(
    'A synapse is the junction at which one neuron passes a signal to another.',
    'Long-term potentiation is a lasting increase in the strength of a synapse after repeated stimulation.',
    'It was discovered in the hippocampus of the rabbit by Terje Lømo in 1966.',
    'The NMDA receptor detects that the sending and the receiving neuron were active at the same moment, because it opens only when both conditions are met.',
    'Calcium then enters the receiving cell and triggers the insertion of further receptors, so that the same signal has a greater effect the next time.',
  ),
  text(
    'Long-term depression is the opposite process, in which a synapse that is rarely used becomes weaker.',
    'Both processes together keep the network from saturating.',
    'A memory is thus not kept in a single cell but in the pattern of strengths across many thousands of connections.',
  ),
  section('2.2 The hippocampus and consolidation'),
  text(
    'The hippocampus is a curved structure in the temporal lobe that binds the parts of an experience into one memory.',
    'The patient Henry Molaison lost both hippocampi in an operation in 1953 and could form no new declarative memories for the rest of his life.',
    'He nevertheless learned to draw while looking into a mirror, although each day he believed that he was trying it for the first time.',
    'His case showed that declarative and procedural memory depend on different parts of the brain.',
  ),
  text(
    'Consolidation is the gradual process by which a fresh memory becomes independent of the hippocampus.',
    'During deep sleep the hippocampus replays the activity of the day at high speed, and the cortex slowly takes it over.',
    'People who sleep after studying therefore remember more than people who spend the same hours awake.',
    'Reconsolidation is the renewed stabilisation that a memory needs after it has been recalled, and for a few hours the recalled memory can be altered.',
  ),
  chapter('3 Forgetting'),
  section('3.1 The forgetting curve'),
  text(
    'The forgetting curve describes how the probability of recall falls with the time since learning.',
    'Hermann Ebbinghaus measured it in 1885 by learning thousands of nonsense syllables and relearning them after fixed intervals.',
    'He lost more than half of the material within one hour, but only little more between the second day and the sixth.',
    'Forgetting is therefore fast at first and slow afterwards.',
  ),
  text('A simple model writes the probability of recall as an exponential function of time:'),
  { kind: 'formula', text: 'R(t) = exp(-t / S)   (1)' },
  text(
    'Retrievability is the probability that a memory can be recalled at a given moment.',
    'Stability is the time after which retrievability has fallen to a fixed value, and it grows with every successful recall.',
    'Modern schedulers replace the exponential function by a power function, which fits the records of real learners better.',
  ),
  section('3.2 Why we forget'),
  text(
    'Interference is the disturbance of one memory by another that resembles it.',
    'Proactive interference occurs when older knowledge hinders the recall of newer knowledge.',
    'Retroactive interference occurs when newer knowledge hinders the recall of older knowledge.',
    'Someone who learns Spanish and then Italian will meet both kinds within the same week.',
  ),
  text(
    'A retrieval cue is any piece of information that helps to bring a memory back.',
    'Encoding specificity means that a cue works best when it was present while the memory was formed.',
    'Divers who learned a list of words under water recalled it better under water than on land.',
    'Many memories that seem lost are merely out of reach until the right cue appears.',
  ),
  chapter('4 Retrieval as learning'),
  section('4.1 The testing effect'),
  text(
    'The testing effect is the finding that recalling material strengthens it more than reading it again.',
    'In an experiment by Roediger and Karpicke, students either read a passage four times or read it once and recalled it three times.',
    'After five minutes the readers were ahead, but after one week the group that had practised recall remembered half as much again.',
    'Rereading makes a text familiar, and familiarity is easily mistaken for knowledge.',
  ),
  text(
    'The illusion of competence is the belief that one knows something because it looks familiar.',
    'Trying to recall an answer before looking it up is the surest protection against this illusion.',
    'Even a failed attempt helps, provided that the correct answer follows soon.',
  ),
  section('4.2 What makes a good question'),
  text(
    'A question for practice should ask for a single fact and make sense without the page it came from. Three rules have proved useful:',
  ),
  {
    kind: 'items',
    items: [
      'Ask for one thing at a time, because a partly known answer cannot be graded.',
      'Prefer questions that require an explanation to questions that can be answered with yes or no.',
      'Keep the answer short enough to be checked at a glance.',
    ],
  },
  text(
    'A cloze deletion is a sentence from which one important word has been removed.',
    'Distractors are the wrong options of a multiple-choice question, and they are useful only if they are plausible.',
  ),
  chapter('5 Spacing'),
  section('5.1 The spacing effect'),
  text(
    'The spacing effect is the advantage of repetitions that are spread over time compared with the same number of repetitions in one sitting.',
    'Massed practice, which students know as cramming, produces good results on the next day and poor results a month later.',
    'The best gap depends on how long the material must be kept: for a test in a year, a gap of three to four weeks was better than any shorter one.',
    'A repetition teaches most when the memory has become difficult but not yet impossible to retrieve.',
  ),
  text(
    'Desirable difficulty is the name that Robert Bjork gave to conditions that slow down learning but improve retention.',
    'Spacing, testing and interleaving all belong to this family.',
    'Interleaving is the mixing of different kinds of problems within one session of practice.',
    'It forces the learner to choose a method for each problem instead of repeating the last one.',
  ),
  section('5.2 Schedules'),
  text(
    'The Leitner system is a method in which cards move through a row of boxes that are reviewed at growing intervals.',
    'A card that is answered correctly moves one box further, and a card that is forgotten returns to the first box.',
    'Sebastian Leitner described the method in 1972, using nothing but a wooden box with five compartments.',
  ),
  text(
    'Adaptive schedulers estimate the stability of every single memory from the history of its reviews.',
    'They plan the next review for the day on which retrievability will have fallen to a chosen level, usually ninety per cent.',
    'A higher level means more reviews, and the cost rises steeply: moving from ninety to ninety-five per cent roughly doubles the work.',
    'A leech is a card that is forgotten again and again, and it should be rewritten rather than repeated.',
  ),
  chapter('6 Summary'),
  text(
    'Information passes from sensory memory through working memory into long-term memory, and attention decides how much of it survives.',
    'The hippocampus binds an experience together until consolidation has anchored it in the cortex.',
    'Forgetting is steep at first, but each successful recall flattens the curve.',
    'Whoever tests themselves at growing intervals, sleeps well and writes clear questions will keep with little effort what others learn anew before every examination.',
  ),
  chapter('References'),
  ...[
    'Bjork, R. A. Memory and metamemory considerations in the training of human beings. MIT Press, 1994.',
    'Cepeda, N. J. and others. Spacing effects in learning. Psychological Science 19, 2008.',
    'Ebbinghaus, H. Über das Gedächtnis. Duncker & Humblot, 1885.',
    'Godden, D. R. and Baddeley, A. D. Context-dependent memory in two natural environments. British Journal of Psychology 66, 1975.',
    'Roediger, H. L. and Karpicke, J. D. Test-enhanced learning. Psychological Science 17, 2006.',
    'Sperling, G. The information available in brief visual presentations. Psychological Monographs 74, 1960.',
  ].map((entry, index): Part => ({ kind: 'reference', text: `[${index + 1}] ${entry}` })),
];
