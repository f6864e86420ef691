import type { ModelFailed } from '../errors.js';
import type { Skills, WriterLoad } from '../skills.js';
import { parseDistractors, parseImproved, parseVerdicts } from './answers.js';
import { createEndpoint, type Endpoint, type EndpointDependencies } from './endpoint.js';
import { menderOf } from './explain.js';
import { loadFor } from './load.js';
import { createModel } from './model.js';
import { checkPrompt, distractorsPrompt, improvePrompt } from './prompts.js';
import { pageReaderOf } from './read-pages.js';
import { DISTRACTORS, IMPROVED, VERDICTS } from './schemas.js';
import type { Transport } from './transport.js';
import { writeCards } from './write-cards.js';

export interface ModelDependencies extends EndpointDependencies {
  /** The models in the order in which they are asked; at least one. */
  readonly transports: readonly [Transport, ...Transport[]];
  /** Whether calls are counted as those of a free key, where the operator says so. */
  readonly isFree?: boolean | undefined;
  /** Called with each model that could not answer a question. */
  readonly onFailure: (model: string, failure: ModelFailed) => void;
}

/** The skills of a model. */
export type ModelSkills = Skills & Required<Omit<Skills, 'builtInWriter' | 'pageReader'>>;

/** What models can do, each of a list where the ones before it cannot. */
export const createModelSkills = (dependencies: ModelDependencies): ModelSkills => {
  const { transports, onFailure, isFree } = dependencies;
  const endpoints = transports.map((transport) => createEndpoint(dependencies, transport));
  const modelOf = (some: readonly Endpoint[]) => createModel(some, onFailure);
  const model = modelOf(endpoints);
  const [{ writer, seesPictures }] = transports;
  const seeing = endpoints.filter(({ transport }) => transport.seesPictures);
  // Cards that one of the operator's own models made are not shown to another provider.
  const own = modelOf(endpoints.filter(({ transport }) => transport.writer === writer));
  return {
    cardWriter: {
      name: writer,
      seesPictures,
      get load(): WriterLoad {
        return loadFor(endpoints, isFree);
      },
      write: (request, signal, onCard) => writeCards(model, request, signal, onCard),
    },
    cardChecker: {
      check: async (cards, signal) =>
        cards.length === 0 ? [] : model.answer(checkPrompt(cards), verdicts(cards.length), signal),
    },
    answerImprover: {
      improve: (card, signal) =>
        model.answer(improvePrompt(card), improved, signal, { patience: 'interactive' }),
    },
    distractorWriter: {
      name: writer,
      write: (cards, signal) => own.answer(distractorsPrompt(cards), distractors(cards.length), signal),
    },
    ...menderOf(writer, own),
    ...(seeing.length > 0 && { pageReader: pageReaderOf(modelOf(seeing)) }),
  };
};

const improved = { schema: IMPROVED, parse: parseImproved };
const distractors = (cards: number) => ({
  schema: DISTRACTORS,
  parse: (json: string) => parseDistractors(json, cards),
});
const verdicts = (cards: number) => ({
  schema: VERDICTS,
  parse: (json: string) => parseVerdicts(json, cards),
});
