import { code, commandName, type Words } from '../../chat/text.js';
import { percent, t } from './wording.js';

export const account = {
  settings: {
    title: 'Settings',
    saved: 'Saved',
    newPerDay: 'New cards a day',
    newPerDayHint: 'reviews are never limited',
    anotherNumber: 'Another number …',
    newPerDayField: 'How many new cards a day, from 0 to 200',
    retention: 'Recall goal',
    retentionHint: 'higher means more reviews',
    share: ({ share }: { share: number }) => percent(share),
    learningSteps: 'Learning steps',
    learningStepsHint: 'how soon a new card comes back',
    changeSteps: 'Change learning steps',
    stepsField: '1 to 5 waits, such as 1m 10m 4h',
    askedAs: {
      label: 'Cards are asked',
      hint: 'choosing and typing where a card allows it',
      turn: 'by turning them',
      choice: 'with options to choose from',
      typed: 'by typing the answer',
      mixed: 'mixed, harder as you learn',
    },
    dayStart: 'Day starts at',
    dayStartHint: 'until then it is still yesterday',
    timeZone: 'Time zone',
    timeZoneHint: 'your day goes by its clock',
    changeZone: 'Change time zone',
    zoneField: 'Your time zone, or the nearest big city',
    zonePlaceholder: 'Berlin',
    quizReviews: 'Quiz answers',
    quizReviewsHint: 'about your own cards; a right one as Hard',
    counted: 'count as reviews',
    notCounted: 'do not count as reviews',
    countQuizzes: 'Count quiz answers',
    dontCountQuizzes: 'Do not count quiz answers',
    sharesReports: 'PDF cards',
    sharesReportsHint: 'from PDFs you send to a channel or group',
    shared: 'others may take a copy',
    notShared: 'stay yours alone',
    shareReports: 'Share PDF cards',
    dontShareReports: 'Do not share PDF cards',
    language: 'Language',
    languageHint: 'for what only you read',
    reminder: 'Reminder',
    reminderHint: 'in private, only when cards are due',
    reminderOff: 'off',
    reminderStopped: ({ time, closed }: { time: string; closed: boolean }) =>
      closed ? t`off: at ${time} I could not write to you` : t`off: three at ${time} went unanswered`,
    dontRemind: 'Off',
    anotherTime: 'Another time …',
    timeField: 'At what time, such as 18:30',
  },
  language: {
    title: 'Language',
    yours: ({ language }: { language: Words }) => t`I write to you in ${language}.`,
    asApp: ({ language }: { language: Words }) => t`I write to you in ${language}, like your app.`,
    room: ({ language, typed }: { language: Words; typed: boolean }) =>
      typed
        ? t`What everybody reads here is in ${language}. Moderators can change that: ${code('/language german for: everyone')}`
        : t`What everybody reads here is in ${language}. Moderators can change that: ${commandName('language')} with ${code('for')} set to “everyone here”.`,
    sameAsApp: 'Like my app',
    changed: 'Language changed',
  },
  privacy: {
    title: 'Your data',
    details: 'Details',
    short: {
      kept: 'Kept',
      keptWhat:
        'your name and ID here, your decks, your cards with the pages they come from, your answers and settings. PDFs only until they are read; no chats.',
      seenBy: 'Seen by',
      seenByWhom:
        'you alone, except in quizzes, in decks that you offer, on a weekly board that you join, and below PDFs that you send to a channel or group.',
      sentTo: 'Sent to',
      google: {
        free: 'Google’s Gemini: PDFs and cards. The service is a free one, so Google may use and read them.',
        paid: 'Google’s Gemini: PDFs and cards. Google does not use them to improve its products.',
        unknown:
          'Google’s Gemini: PDFs and cards. If it is Google’s free service, Google may use and read them.',
      },
      otherModel: ' Where it cannot answer, another language model does.',
      ownModel: 'a language model that the operator of this bot has chosen: PDFs and cards.',
      nobody: 'nobody.',
      rights: 'Yours to take or delete',
      rightsHow: 'all of it, at any time, with the buttons below.',
    },
    stored: ({ days }: { days: number }) =>
      t`Stored: your name and user ID on this platform, your decks and cards, how you answered and when, your settings, and the text of the pages that your cards come from, with a picture of each. The PDF itself is deleted once it has been read, and all of its other pages too, after ${days} days at the latest.`,
    seen: 'Not stored: what you and others write to each other. I see only commands, the message that a command is used on, buttons, and what you send to me alone. What you write to me I keep only until it is answered. Nobody else sees your cards or your results, except below a PDF that you send where others are, and in a quiz. Below the PDF everybody there can take and play its cards, unless you keep them to yourself (Details, or Settings for all). In a quiz: there everybody sees its questions, who had the right answer, and the leaderboard, and whoever missed a question can keep a copy of its card, with the passage that it comes from, and the picture of the page if you sent the PDF where all could watch. Games are kept for 30 days. A deck that you offer can be played by all there. If you join a server’s or group’s weekly board, all there see your name with your reviews, your streak and your quiz points of the week, until you leave it.',
    model:
      'To make cards, the text of a PDF is sent to Google’s Gemini, and pictures of pages that words alone do not tell; so is a card when you have its answer improved, and with its passage when you have it explained or corrected. The cards made of it, and all cards of a deck that you play in a quiz or offer, are sent there as well, for wrong answers to choose from. Do not send what must stay secret.',
    key: {
      free: 'The service is a free one: Google may use what is sent to improve its products, and people there may read it.',
      paid: 'The service is paid for, so Google does not use what is sent to improve its products.',
      unknown:
        'If it is Google’s free service, Google may use what is sent to improve its products, and people there may read it.',
    },
    ownModel:
      'To make cards, the text of a PDF is sent to a language model that the operator of this bot has chosen; so is a card when you have its answer improved, and with its passage when you have it explained or corrected. The cards made of it, and all cards of a deck that you play in a quiz or offer, are sent there as well, for wrong answers to choose from. Do not send what must stay secret.',
    otherModel:
      'Where Gemini cannot answer, the same goes to another language model that the operator of this bot has chosen.',
    noModel: 'Cards are made by this bot itself. PDFs are sent to nobody else.',
    rights: 'You can take everything with you, or delete everything at once.',
    export: 'Export my data',
    forget: 'Delete everything',
  },
  export: {
    title: 'Everything that is stored about you',
    hint: 'The JSON file has all of it; the tables open in any spreadsheet.',
  },
  forget: {
    title: 'Delete everything?',
    warning:
      'All your decks, cards, results, PDFs and settings will be gone at once, on every platform you use me on. Nobody can bring them back. A quiz that you are hosting ends. Export them first if you may want them.',
    confirm: 'Yes, delete everything',
    cancel: 'Keep it',
    kept: 'Nothing was deleted.',
    gone: 'Everything about you is deleted. If you write to me again, we start from the beginning.',
  },
  commands: {
    settings: 'New cards a day, time zone, and more',
    newPerDay: 'New cards a day',
    timeZone: 'Your city or time zone, like Berlin or GMT+3',
    language: 'The language that I write in',
    languageOption: 'Which language',
    languageFor: 'me, or everyone here (moderators)',
    forMe: 'me',
    forEveryone: 'everyone here',
    privacy: 'What is stored about you, and where PDFs go',
    export: 'Get all your data as files',
    forget: 'Delete everything about you',
  },
} as const;
