import type { UserError, UserErrorCode, UserErrors } from '../../core/errors.js';
import type { FileKind } from '../../core/file-kind.js';
import { commandName, type Words } from '../chat/view.js';

type Catalog = { readonly [C in UserErrorCode]: (details: UserErrors[C]) => Words };

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** A file that is no PDF, with its article. */
const fileKindText: Readonly<Record<FileKind, string>> = {
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  heic: 'an HEIC picture',
  video: 'a video',
  old_office: 'an old Office document',
  postscript: 'a PostScript file',
  rtf: 'an RTF document',
  djvu: 'a DjVu document',
  rar: 'a RAR archive',
  '7z': 'a 7z archive',
  gzip: 'a gzip archive',
  zip: 'a ZIP archive',
  word: 'a Word document',
  powerpoint: 'a PowerPoint presentation',
  excel: 'an Excel workbook',
  epub: 'an EPUB book',
  opendocument_text: 'an OpenDocument text',
  opendocument_presentation: 'an OpenDocument presentation',
  web_page: 'a web page',
  plain_text: 'plain text',
  unknown: 'an unknown kind of file',
};

const study = commandName('study start', 'study');
const stop = commandName('quiz stop');

const words: Catalog = {
  'deck.not_found': ({ deck }) =>
    deck === undefined
      ? 'That deck was not found. It may have been deleted.'
      : `You have no deck called “${deck}”. Check its name among your decks, or create it first.`,
  'deck.exists': ({ deck }) => `You already have a deck called “${deck}”. Choose another name.`,
  'deck.not_offered': ({ deck }) => `“${deck}” is not offered here, so only you can play it.`,
  'deck.limit': ({ limit }) => `You have ${limit} decks, which is the most there can be. Delete one first.`,
  'deck.is_default': ({ deck }) => `“${deck}” is where new cards go, so it stays. You can rename it.`,
  'card.not_found': () => 'That card was not found. It may have been deleted.',
  'card.limit': ({ limit }) =>
    `You can have ${limit} cards at most, and there is no room for more. Delete some first.`,
  'card.changed': () => 'That card changed since you opened the form. Open it again.',
  'card.no_source': () => 'That card was not made from a document, so there is no passage to show.',
  'text.empty': ({ field }) => `“${field}” is empty. Write something there and try again.`,
  'text.too_long': ({ field, limit, length }) =>
    `“${field}” has ${length} characters; ${limit} is the most. Shorten it and try again.`,
  'option.out_of_range': ({ option, min, max }) =>
    `“${option}” must be a whole number from ${min} to ${max}.`,
  'option.unknown': ({ option, value, choices }) => `“${value}” is not a ${option}. Choose from: ${choices}.`,
  'file.missing': () => 'I need a PDF for that. Send me one as a file, or reply to one with /pdf.',
  'file.too_large': ({ megabytes, limit }) =>
    `That file has ${megabytes} MB; ${limit} MB is the most. Split it, or export it with smaller pictures.`,
  'file.unavailable': () => 'The file could not be fetched. Send it again.',
  'pdf.not_pdf': ({ found }) =>
    `That is ${fileKindText[found]}, not a PDF. Export it as a PDF and send that.`,
  'pdf.empty': () => 'That file is empty. Check it on your side and send it again.',
  'pdf.corrupt': () => 'That PDF is damaged and cannot be read. Export it anew and send it again.',
  'pdf.password': () => 'That PDF is protected by a password. Save a copy without one and send that.',
  'pdf.too_many_pages': ({ pages, limit }) =>
    `That PDF has ${pages} pages; ${limit} is the most. Split it and send the part you need.`,
  'pdf.too_slow': ({ seconds }) =>
    `Reading that PDF took longer than ${seconds} seconds, so it was stopped. Print it to a new PDF and send that.`,
  'pdf.too_heavy': ({ megabytes }) =>
    `Reading that PDF needs more than ${megabytes} MB of memory, so it was stopped. Print it to a new PDF and send that.`,
  'pdf.no_text': ({ modelKey }) =>
    modelKey
      ? 'No text could be read in that PDF, not even from its pictures.'
      : 'That PDF holds only pictures of pages. This bot has no model that reads pictures; send one with real text.',
  'pdf.too_few_words': ({ words: count }) =>
    `That PDF has only ${plural(count, 'word')}, too few for a card. Send one with more text.`,
  'pdf.gave_up': () =>
    'Reading that PDF went wrong again and again, so I gave up. Print it to a new PDF and send that.',
  'pdf.running': ({ file = 'Your PDF' }) =>
    `“${file}” is still being read. Send the next PDF when it is done, or cancel it.`,
  'pdf.daily_limit': ({ limit }) =>
    `That was your limit of ${plural(limit, 'PDF')} a day. Come back tomorrow.`,
  'pdf.nothing_left': () => 'There is nothing left to make cards from in that PDF.',
  'space.not_allowed': () => 'This bot is not open to this place. Ask whoever runs it.',
  'space.members_only': () =>
    'Here I do that only for members of the servers and groups that I was set up for. Ask whoever runs this bot.',
  'study.none_open': () => ['You have no study session open. ', study, ' starts one.'],
  'study.nothing_due': ({ newLeftTomorrow }) =>
    `Nothing is due right now.${newLeftTomorrow ? ' New cards are waiting for tomorrow.' : ''}`,
  'study.no_cards': ({ deck }) =>
    `${deck === undefined ? 'You have no cards yet.' : `“${deck}” has no cards yet.`} Give me a PDF with /pdf, or add a card yourself.`,
  'study.stale': () => [
    'That was an older message of this session. Go on in the newest one, or use ',
    study,
    '.',
  ],
  'quiz.running_here': () => ['A quiz is running here already. Its host or a moderator can end it: ', stop],
  'quiz.running_elsewhere': () => [
    'You host a quiz somewhere else right now. Play it to its end, or end it there: ',
    stop,
  ],
  'quiz.none_asked': () => 'No question is open right now. You can skip one while it is asked.',
  'quiz.none_here': () => ['No quiz is running here. To start one: ', commandName('quiz start', 'quiz')],
  'quiz.not_host': () => 'Only the host of the quiz or a moderator can do that.',
  'quiz.no_questions': ({ deck }) =>
    `“${deck}” has too few cards with short answers to ask about: it takes two that differ. Add some, or pick another deck.`,
  'quiz.too_late': () => 'Too late: this question is closed.',
  'quiz.not_playing': () => 'Only players can vote to skip. Answer a question first.',
  'quiz.no_misses': () => 'There is nothing to repeat: no question of that quiz was missed.',
  'quiz.not_played': () => 'You did not play this quiz, so you missed nothing in it.',
  'settings.time_zone': ({ typed }) =>
    `“${typed}” is not a time zone I know. Write it like Europe/Berlin or America/New_York.`,
  'enhance.no_key': () =>
    'This bot runs without an AI model, so it cannot improve answers. Use Edit to change one yourself.',
  'enhance.failed': () => 'The AI model could not improve that answer just now. Try again later.',
  'undo.gone': () => 'That can no longer be undone: the card changed again since.',
  'action.expired': () => 'This button has expired. Use the command again.',
  'action.not_yours': () => 'This button is not yours.',
  'command.unknown': ({ command }) => `There is no command ${command}. See /help for all of them.`,
  'command.not_here': ({ where }) => `That works only in ${where}.`,
  'person.anonymous': () => 'I cannot tell who you are. Post as yourself, not as the group or a channel.',
  'message.no_text': () => 'That message has no text to make a card from.',
};

/** What a person reads when something did not work: what happened, and what to do next. */
export const errorText = <C extends UserErrorCode>(error: UserError<C>): Words =>
  words[error.code](error.details);
