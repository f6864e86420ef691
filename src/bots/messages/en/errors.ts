import type { UserErrorCode, UserErrors } from '../../../core/errors.js';
import type { FileKind } from '../../../core/file-kind.js';
import { code, commandName, type Words } from '../../chat/text.js';
import { isTogether } from '../places.js';
import { wordFor } from '../typed-words.js';
import { account } from './account.js';
import { placeNames } from './answers.js';
import { languages } from './languages.js';
import { typed as words } from './typed.js';
import { dayOf, list, plural, t } from './wording.js';

const study = commandName('study start', 'study');
const pdf = commandName('pdf');
const stop = commandName('quiz stop');
const quiz = commandName('quiz start', 'quiz');

/** A file that is no PDF, with its article. */
const fileKinds: Readonly<Record<FileKind, string>> = {
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

/** Numbers, as they are called where they are shown or asked for. */
const numbers: Readonly<Record<string, Words>> = {
  new: account.settings.newPerDay,
  retention: account.settings.retention,
  day: account.settings.dayStart,
  cards: 'Number of cards',
  limit: 'Number of cards',
  questions: 'Number of questions',
  seconds: 'Seconds for a question',
};

/** What happened, and what to do next. */
export const errors = {
  'deck.not_found': ({ deck }) =>
    deck === undefined
      ? 'That deck was not found. It may have been deleted.'
      : t`You have no deck called “${deck}”. Check its name among your decks, or create it first.`,
  'deck.exists': ({ deck }) => t`You already have a deck called “${deck}”. Choose another name.`,
  'deck.not_offered': ({ deck }) => t`“${deck}” is not offered here, so only you can play it.`,
  'deck.limit': ({ limit }) => t`You've reached the limit of ${limit} decks. Delete one to make room.`,
  'deck.is_default': ({ deck }) => t`“${deck}” is where new cards go, so it stays. You can rename it.`,
  'deck.same': () => 'That is one and the same deck. Name two different ones.',
  'cards.changed': () => 'This list has changed since. Open it again and choose anew.',
  'move.nothing': ({ deck }) => t`There is nothing left to move: what you chose is in “${deck}” already.`,
  'card.not_found': () => 'That card was not found. It may have been deleted.',
  'card.limit': ({ limit }) => t`You've reached the limit of ${limit} cards. Delete some to make room.`,
  'card.exists': ({ deck }) => t`“${deck}” has this card already.`,
  'card.changed': () => 'That card has changed since. Open it again.',
  'card.not_for_both_ways': ({ limit }) =>
    t`That card can’t be asked both ways: each side has to be without gaps and of at most ${limit} characters.`,
  'card.no_source': () => 'That card was not made from a document, so there is no passage to show.',
  'text.empty': ({ field }) => t`“${field}” is empty. Write something there and try again.`,
  'text.too_long': ({ field, limit, length }) =>
    t`“${field}” has ${length} characters; ${limit} is the most. Shorten it and try again.`,
  'wrong.is_right': ({ answer }) =>
    t`“${answer}” is the right answer, so it can’t be a wrong one as well. Write another.`,
  'wrong.twice': ({ answer }) => t`“${answer}” is among the wrong answers twice. Once is enough.`,
  'wrong.for_one': () => 'Wrong answers go with one question. Add these cards without them.',
  'wrong.too_many': ({ limit }) => t`A card has at most ${limit} wrong answers, one a line. Leave some out.`,
  'list.too_long': ({ cards, limit }) =>
    t`That list has ${cards} cards; ${limit} is the most at once. Send it in smaller parts.`,
  'list.one_side': ({ card }) =>
    t`Card ${card} of your list has only one side. Write both, with “ :: ” between them, and send the list again.`,
  'list.card_too_long': ({ card, field, limit, length }) =>
    t`“${field}” of card ${card} has ${length} characters; ${limit} is the most. Shorten it and send the list again.`,
  'option.out_of_range': ({ option, min, max }) =>
    t`${numbers[option] ?? wordFor(words.options, option)}: a whole number from ${min} to ${max}.`,
  'option.unknown': ({ value, choices }) =>
    t`I don't know “${value}”. Choose from: ${list(
      choices.map((choice) => wordFor(words.choices, choice, languages)),
      'or',
    )}.`,
  'option.moderators': () =>
    'Only moderators can choose for everyone here. Choose for yourself, or ask one of them.',
  'option.not_alone': ({ typed }) =>
    typed
      ? t`Nobody else reads this chat. Choose for yourself without ${code('for:')}, or use it in a group.`
      : t`Nobody else reads this chat. Choose for yourself without ${code('for')}, or use it in a server.`,
  'file.missing': ({ typed }) =>
    typed
      ? t`I need a PDF or the picture of a page for that. Send me one, or reply to one with ${pdf}.`
      : t`I need a PDF or the picture of a page for that. Choose one as ${code('file')} in ${pdf}.`,
  'file.too_large': ({ megabytes, limit }) =>
    t`That file has ${megabytes} MB; ${limit} MB is the most. Split it, or export it with smaller pictures.`,
  'file.unavailable': () => 'The file could not be fetched. Send it again.',
  'pdf.not_pdf': ({ found }) =>
    found === 'heic' || found === 'gif'
      ? t`That is ${fileKinds[found]}, which I cannot read. Save it as a JPEG or PNG picture and send that.`
      : t`That is ${fileKinds[found]}, not a PDF. Export it as a PDF and send that.`,
  'pdf.empty': () => 'That file is empty. Check it on your side and send it again.',
  'pdf.corrupt': () => 'That file is damaged and cannot be read. Export it anew and send it again.',
  'pdf.placeholder': () =>
    'This PDF is a form that only Adobe Reader can show. Open it there, print it to a new PDF, and send me that.',
  'pdf.password': () => 'That PDF is protected by a password. Save a copy without one and send that.',
  'pdf.too_many_pages': ({ pages, limit }) =>
    t`That PDF has ${pages} pages; ${limit} is the most. Split it and send the part you need.`,
  'pdf.too_slow': ({ seconds }) =>
    t`Reading that PDF took longer than ${plural(seconds, { one: t`${seconds} second`, other: t`${seconds} seconds` })}, so it was stopped. Print it to a new PDF and send that.`,
  'pdf.too_heavy': ({ megabytes }) =>
    t`Reading that file needs more than ${megabytes} MB of memory, so it was stopped. Make it smaller, or print it to a new PDF, and send that.`,
  'pdf.no_text': () =>
    'I found no words in it that I can read. Take a photo again from nearer and in good light, or send a PDF with text.',
  'pdf.too_few_words': ({ words }) =>
    plural(words, {
      one: t`That PDF has only ${words} word, too few for a card. Send one with more text.`,
      other: t`That PDF has only ${words} words, too few for a card. Send one with more text.`,
    }),
  'pdf.gave_up': () =>
    'Reading that PDF went wrong again and again, so I gave up. Print it to a new PDF and send that.',
  'pdf.no_reader': () =>
    'Something is wrong on my side: what reads files did not start. Your file is kept and not to blame. Try again in a few minutes; if it stays like this, tell the people who run this bot.',
  'pdf.daily_limit': ({ limit }) =>
    plural(limit, {
      one: t`You've reached your limit of ${limit} PDF a day. Come back tomorrow.`,
      other: t`You've reached your limit of ${limit} PDFs a day. Come back tomorrow.`,
    }),
  'pages.unreadable': ({ typed }) =>
    t`I don't know which pages “${typed}” are. Write them like 10-40, or 3, 7-9.`,
  'pages.outside': ({ pages }) =>
    plural(pages, {
      one: 'That document has only one page. Ask for that one, or leave the pages out.',
      other: t`That document has only ${pages} pages. Ask for some of those, or leave the pages out.`,
    }),
  'pdf.not_yours': ({ file, owner }) =>
    owner === undefined
      ? t`“${file}” is somebody else’s, so that is for them to do. Send me the PDF yourself to get cards of your own.`
      : t`“${file}” is ${owner}’s, so that is for ${owner} to do. With “Get these cards” you get a copy of your own, where that button is; or send me the PDF yourself.`,
  'pdf.not_shared': () =>
    'These cards can’t be had here any more. Send me the PDF yourself to get cards of your own.',
  'pdf.nothing_left': () => 'There is nothing left to make cards from in that PDF.',
  'space.not_allowed': () => 'This bot is not open to this place. Ask whoever runs it.',
  'space.members_only': () =>
    'Here I do that only for members of the servers and groups that I was set up for. Ask whoever runs this bot.',
  'study.none_open': () => t`You have no study session open. ${study} starts one.`,
  'study.nothing_due': ({ newLeftTomorrow }) =>
    newLeftTomorrow
      ? 'Nothing is due right now. New cards are waiting for tomorrow.'
      : 'Nothing is due right now.',
  'study.holiday': ({ until }) =>
    t`You are on holiday, and back on ${dayOf(until)}. ${study} offers to study anyway, or to end it.`,
  'study.nothing_in_mode': () => 'Nothing to study in that way.',
  'study.no_cards': ({ deck }) =>
    deck === undefined
      ? t`You have no cards yet. Give me a PDF with ${pdf}, or add a card yourself.`
      : t`“${deck}” has no cards yet. Give me a PDF with ${pdf}, or add a card yourself.`,
  'study.stale': () =>
    t`That was an older message of this session. Go on in the newest one, or use ${study}.`,
  'quiz.running_here': () => t`A quiz is running here already. Its host or a moderator can end it: ${stop}`,
  'quiz.running_elsewhere': () =>
    t`You host a quiz somewhere else right now. Play it to its end, or end it there: ${stop}`,
  'quiz.cannot_post': ({ typed }) =>
    typed
      ? 'I may not write here, so nobody would see the questions. Ask an administrator to let me send messages, then start again.'
      : 'I may not post here, so nobody would see the questions. Ask a moderator to give me “View Channel” and “Send Messages” in this channel, then start again.',
  'quiz.none_asked': () => 'No question is open right now. You can skip one while it is asked.',
  'quiz.none_here': () => t`No quiz is running here. To start one: ${quiz}`,
  'quiz.not_host': () => 'Only the host of the quiz or a moderator can do that.',
  'quiz.no_questions': ({ deck }) =>
    t`“${deck}” has too few cards with short answers to ask about: it takes two that differ. Add some, or pick another deck.`,
  'quiz.too_late': () => 'Too late: this question is closed.',
  'quiz.not_playing': () => 'Only players can vote to skip. Answer a question first.',
  'quiz.all_right': () => 'You had every question right: there is nothing to add.',
  'quiz.no_misses': () => 'There is nothing to repeat: no question of that quiz was missed.',
  'quiz.not_played': () => 'You did not play this quiz, so you missed nothing in it.',
  'settings.learning_steps': ({ most }) =>
    t`Write 1 to ${most} waits, none shorter than the one before it and at most 12h, like ${code('1m 10m')}.`,
  'day.unreadable': ({ typed }) =>
    t`I know no day “${typed}”. Write a date like 24.12. or Dec 24, or how long, like 2 weeks.`,
  'day.outside': ({ days }) => t`That has to be a day after today, at most ${days} days ahead.`,
  'day.not_ahead': () => 'A day is for studying ahead. Give me a day or another way to study, not both.',
  'settings.time': () => 'I need a time of day, like 18:30 or 6:30 pm.',
  'settings.time_zone': ({ typed }) =>
    t`I know no time zone “${typed}”. Write the nearest big city, like Berlin or New York, or GMT+3.`,
  'enhance.no_key': () =>
    'This bot runs without an AI model, so it cannot improve answers. Use Edit to change one yourself.',
  'enhance.failed': () => 'The AI model could not improve that answer just now.',
  'model.slow': () => 'The AI model is taking too long, so I stopped waiting.',
  'model.spent': () => 'The AI model has been asked all that it may for now. Try again later, or tomorrow.',
  'model.interrupted': () => 'I’m restarting, so your question to the AI model was lost.',
  'model.busy': () => 'I’m still waiting for the AI model. Its answer comes as soon as it is there.',
  'model.too_many': ({ limit }) =>
    t`I’m already waiting for ${limit} answers from the AI model. Ask again when one has come.`,
  'mend.no_model': () => 'No AI model here may see that card. Look at Source, or edit the card yourself.',
  'mend.failed': () => 'The AI model did not answer just now.',
  'undo.gone': () => 'That can no longer be undone: the card changed again since.',
  'action.expired': () => 'This button has expired. Use the command again.',
  'action.not_yours': () => 'This button is not yours.',
  'command.unknown': ({ command }) =>
    t`There is no command ${command}. See ${commandName('help')} for all of them.`,
  'command.not_here': ({ where, typed }) => {
    const only = t`That works only in ${placeNames(where, typed)}.`;
    if (!isTogether(where)) return only;
    return typed
      ? t`${only} Add me to one and use it there. Alone you can study here: ${study}`
      : t`${only} Use it in one where I am. Alone you can study here: ${study}`;
  },
  'person.anonymous': () => 'I cannot tell who you are. Post as yourself, not as the group or a channel.',
  'message.no_text': () => 'That message has no text to make a card from.',
  'message.no_file': () =>
    'That message has no file. I make cards from a PDF or the picture of a page: use this on a message that has one.',
  'message.own': ({ typed }) =>
    typed
      ? 'That’s my own message, not the PDF. Reply to the message with the PDF, or press “Get these cards” below my report.'
      : 'That’s my own message, not the PDF. Use this on the message with the PDF, or press “Get these cards” below my report.',
} satisfies { readonly [C in UserErrorCode]: (details: UserErrors[C]) => Words };
