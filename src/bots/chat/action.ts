import type {
  CardId,
  DeckId,
  GenerationId,
  MoveId,
  PreviewId,
  PromptId,
  QuestionId,
  QuizId,
  ReminderId,
  SearchId,
  SessionId,
} from '../../core/ids.js';
import { LANGUAGES, type Language } from '../messages/catalog.js';
import {
  type Field,
  flag,
  id,
  maybeId,
  oneOf,
  readFields,
  u8,
  u16,
  u32,
  writeFields,
} from './action-fields.js';

/** Cards that were picked (core/library/selection.ts). */
const selection = {
  of: oneOf(['card', 'deck', 'search']),
  id: maybeId<CardId | DeckId | SearchId>(),
  page: u16,
  marked: u16,
  check: u32,
} as const;

/** What somebody would study; 0 for no limit, and for no day (see `NumberedDay`). */
const wanted = {
  deck: maybeId<DeckId>(),
  mode: oneOf(['due', 'misses', 'new', 'ahead', 'practise']),
  limit: u16,
  day: u16,
} as const;

/** First byte of every code. Raise it when a shape below changes its meaning; old buttons then count as expired. */
const ACTION_VERSION = 1;

/**
 * Every button's meaning: a number that is never used again, and the fields that follow it.
 * Forms are actions too: what a modal or a prompt submits to.
 */
const shapes = {
  'help.show': [1, {}],
  'study.start': [2, { deck: maybeId<DeckId>() }],
  'study.show': [3, { session: id<SessionId>(), rev: u16 }],
  'study.grade': [4, { session: id<SessionId>(), rev: u16, grade: oneOf([1, 2, 3, 4]) }],
  'study.undo': [5, { session: id<SessionId>(), rev: u16 }],
  'study.end': [6, { session: id<SessionId>() }],
  'study.move': [7, { session: id<SessionId>() }],
  'deck.list': [10, { page: u8 }],
  'deck.show': [11, { deck: id<DeckId>() }],
  'deck.create': [12, {}],
  'deck.rename': [13, { deck: id<DeckId>() }],
  'deck.delete': [14, { deck: id<DeckId>() }],
  'deck.restore': [15, { deck: id<DeckId>() }],
  'deck.submitNew': [16, {}],
  'deck.submitName': [17, { deck: id<DeckId>() }],
  'card.list': [20, { deck: maybeId<DeckId>(), page: u16 }],
  'card.search': [21, { search: id<SearchId>(), page: u16 }],
  'card.show': [22, { card: id<CardId>() }],
  'card.source': [23, { card: id<CardId>() }],
  'card.add': [24, { deck: maybeId<DeckId>() }],
  'card.edit': [25, { card: id<CardId>() }],
  'card.delete': [26, { card: id<CardId>() }],
  'card.restore': [27, { card: id<CardId>() }],
  'card.undoEdit': [28, { card: id<CardId>(), revision: u16 }],
  'card.enhance': [29, { card: id<CardId>() }],
  'card.submitNew': [30, { deck: maybeId<DeckId>() }],
  'card.submitEdit': [31, { card: id<CardId>(), revision: u16 }],
  'card.askSearch': [32, {}],
  'card.submitSearch': [33, {}],
  'card.closeSource': [34, {}],
  'pdf.cancel': [40, { generation: id<GenerationId>() }],
  'pdf.review': [41, { generation: id<GenerationId>() }],
  'pdf.drop': [42, { generation: id<GenerationId>(), card: id<CardId>(), index: u16 }],
  'pdf.keep': [43, { generation: id<GenerationId>(), card: id<CardId>(), index: u16 }],
  'pdf.more': [44, { generation: id<GenerationId>(), from: u16, to: u16 }],
  'pdf.rest': [45, { generation: id<GenerationId>() }],
  'pdf.discard': [46, { generation: id<GenerationId>() }],
  'pdf.undiscard': [47, { generation: id<GenerationId>() }],
  'pdf.turn': [48, { generation: id<GenerationId>(), index: u16 }],
  'pdf.anew': [55, { generation: id<GenerationId>() }],
  'account.export': [60, { format: oneOf(['json', 'csv']) }],
  'account.forget': [61, { confirmed: flag, asked: u32 }],
  'settings.show': [62, {}],
  'settings.newPerDay': [63, { cards: u8 }],
  'settings.timeZone': [64, {}],
  'settings.submitTimeZone': [65, {}],
  'settings.quizReviews': [66, { counted: flag }],
  'settings.languages': [67, {}],
  'settings.language': [68, { language: oneOf<Language | null>([null, ...LANGUAGES]) }],
  'quiz.answer': [70, { question: id<QuestionId>(), option: u8 }],
  'quiz.resume': [71, { quiz: id<QuizId>() }],
  'quiz.rematch': [72, { quiz: id<QuizId>() }],
  'quiz.copyMisses': [73, { quiz: id<QuizId>() }],
  'quiz.play': [74, { deck: id<DeckId>() }],
  'card.explain': [80, { card: id<CardId>() }],
  'card.wrong': [81, { card: id<CardId>(), session: maybeId<SessionId>() }],
  'card.correct': [82, { card: id<CardId>(), session: maybeId<SessionId>() }],
  'card.takeCorrection': [83, { card: id<CardId>(), session: maybeId<SessionId>() }],
  'card.keepOld': [84, { card: id<CardId>(), session: maybeId<SessionId>() }],
  'study.goOn': [85, { session: id<SessionId>() }],
  'pdf.keepRest': [86, { generation: id<GenerationId>() }],
  'pdf.takeLeft': [87, { generation: id<GenerationId>() }],
  'pdf.details': [88, { generation: id<GenerationId>() }],
  'deck.copy': [89, { deck: id<DeckId>() }],
  'pdf.share': [90, { generation: id<GenerationId>(), shared: flag }],
  'pdf.get': [91, { generation: id<GenerationId>() }],
  'pdf.quiz': [92, { generation: id<GenerationId>() }],
  'settings.sharing': [93, { shared: flag }],
  'card.preview': [100, { preview: id<PreviewId>(), page: u8 }],
  'card.keepList': [101, { preview: id<PreviewId>() }],
  'card.dropList': [102, { preview: id<PreviewId>() }],
  'card.listAsOne': [103, { preview: id<PreviewId>() }],
  'form.answer': [104, { prompt: id<PromptId>() }],
  'card.addAnyway': [108, { card: id<CardId>() }],
  'deck.createNamed': [112, { name: id<SearchId>() }],
  'deck.renameTo': [113, { deck: id<DeckId>(), name: id<SearchId>() }],
  'move.mark': [114, selection],
  'move.choose': [115, { ...selection, decks: u8 }],
  'move.into': [116, { ...selection, deck: id<DeckId>() }],
  'move.intoNew': [117, selection],
  'move.submitNew': [118, selection],
  'move.undo': [119, { move: id<MoveId>(), merged: maybeId<DeckId>() }],
  'deck.mergeWith': [120, { deck: id<DeckId>(), decks: u8 }],
  'deck.merge': [121, { from: id<DeckId>(), into: id<DeckId>() }],
  'help.pdf': [122, {}],
  'quiz.begin': [123, {}],
  'deck.offer': [124, { deck: id<DeckId>() }],
  'deck.withdraw': [125, { deck: id<DeckId>() }],
  'settings.choose': [
    126,
    { what: oneOf(['newPerDay', 'retention', 'dayStart', 'language', 'reminder', 'askedAs', 'order']) },
  ],
  'settings.retention': [127, { percent: u8 }],
  'settings.dayStart': [128, { hour: u8 }],
  'settings.readIn': [129, { language: oneOf<Language | null>([null, ...LANGUAGES]) }],
  'settings.askNewPerDay': [130, {}],
  'settings.submitNewPerDay': [131, {}],
  'settings.askSteps': [132, {}],
  'settings.submitSteps': [133, {}],
  'settings.back': [134, {}],
  'account.privacy': [135, { whole: flag }],
  'stats.show': [136, {}],
  'settings.remind': [140, { minute: u16 }],
  'settings.dontRemind': [141, {}],
  'settings.askReminder': [142, {}],
  'settings.submitReminder': [143, {}],
  'reminder.later': [144, { reminder: id<ReminderId>() }],
  'reminder.off': [145, {}],
  'reminder.on': [146, { minute: u16 }],
  'board.join': [147, {}],
  'board.leave': [148, {}],
  'study.menu': [150, { session: id<SessionId>(), rev: u16 }],
  'study.look': [151, { session: id<SessionId>() }],
  'study.putAside': [152, { session: id<SessionId>(), rev: u16, how: oneOf(['setAside', 'rests']) }],
  'study.bringBack': [153, { session: id<SessionId>(), card: id<CardId>(), isNext: flag }],
  'study.choose': [190, { session: id<SessionId>(), rev: u16, option: u8 }],
  'study.type': [191, { session: id<SessionId>(), rev: u16 }],
  'study.submitTyped': [192, { session: id<SessionId>(), rev: u16 }],
  'settings.askedAs': [193, { askedAs: oneOf(['turn', 'choice', 'typed', 'mixed']) }],
  'study.flag': [154, { session: id<SessionId>(), card: id<CardId>(), flagged: flag }],
  'card.studyAgain': [155, { card: id<CardId>() }],
  'card.marked': [
    156,
    { deck: id<DeckId>(), mark: oneOf(['setAside', 'flagged', 'calledWrong']), page: u16 },
  ],
  'settings.fitted': [160, { fitted: flag }],
  'study.spread': [170, { session: id<SessionId>(), rev: u16 }],
  'study.gather': [171, { session: id<SessionId>() }],
  'study.inHoliday': [172, { ...wanted, ends: flag }],
  'settings.askHoliday': [173, {}],
  'settings.submitHoliday': [174, {}],
  'settings.endHoliday': [175, {}],
  'study.startAs': [176, wanted],
  'settings.order': [177, { order: oneOf(['risk', 'oldest', 'random']) }],
  'card.rewrite': [194, { card: id<CardId>() }],
  'card.split': [195, { card: id<CardId>() }],
  'card.submitSplit': [196, { card: id<CardId>(), revision: u16 }],
  'card.unreplace': [197, { preview: id<PreviewId>() }],
  'card.flag': [221, { card: id<CardId>(), flagged: flag }],
  'card.setAside': [222, { card: id<CardId>() }],
  'card.bothWays': [137, { card: id<CardId>(), bothWays: flag }],
  'card.listBothWays': [138, { preview: id<PreviewId>(), page: u8, bothWays: flag }],
  'pdf.again': [220, { generation: id<GenerationId>() }],
} as const satisfies Record<string, readonly [number, Record<string, Field<unknown>>]>;

type Shapes = typeof shapes;
type Value<F> = F extends Field<infer T> ? T : never;
type Fields<T extends keyof Shapes> = { readonly [K in keyof Shapes[T][1]]: Value<Shapes[T][1][K]> };

export type ActionType = keyof Shapes;
/** What a button means. It names things and grants nothing: the presser's rights are checked on every press. */
export type Action = { [T in ActionType]: { readonly type: T } & Fields<T> }[ActionType];
export type ActionOf<T extends ActionType> = Extract<Action, { readonly type: T }>;

const typeByNumber = new Map(
  (Object.keys(shapes) as ActionType[]).map((type) => [shapes[type][0] as number, type]),
);

/**
 * The action as at most 64 characters of `[A-Za-z0-9_-]`: Telegram callback data (64 bytes), Discord custom_id
 * (100 characters) and a deep link's payload (64 characters) alike.
 */
export const encodeAction = (action: Action): string => {
  const [number, fields] = shapes[action.type];
  return Buffer.from([ACTION_VERSION, number, ...writeFields(fields, { ...action })]).toString('base64url');
};

/** The action that a code stands for, or undefined for anything that `encodeAction` does not write today. */
export const decodeAction = (encoded: string): Action | undefined => {
  const bytes = Buffer.from(encoded, 'base64url');
  const type = typeByNumber.get(bytes[1] ?? 0);
  if (bytes[0] !== ACTION_VERSION || type === undefined || bytes.toString('base64url') !== encoded) return;
  const fields = readFields(shapes[type][1], bytes.subarray(2));
  return fields && ({ type, ...fields } as Action);
};
