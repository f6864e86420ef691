/** What each language that the bot speaks is called. */
export const languages = { en: 'English', de: 'German' } as const;
