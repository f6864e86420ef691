const DAY_MS = 86_400_000;

/** A moment as the clock on the wall shows it, with its date where that is another day. @param unix seconds */
export const momentText = (unix: number): string => {
  const moment = new Date(unix * 1_000);
  const isNear = Math.abs(moment.getTime() - Date.now()) < DAY_MS / 2;
  return isNear ? `until ${moment.toTimeString().slice(0, 8)}` : moment.toLocaleString('en-GB');
};

/** Discord's Markdown as the words that a person reads. */
export const plainText = (markdown: string): string =>
  markdown
    .replace(/<t:(\d+)(?::\w)?>/g, (_, unix: string) => momentText(Number(unix)))
    .replace(/^(?:#{1,3}|-#|>) /gm, '')
    .replace(/(?<!\\)(?:\*\*|\|\||__|[*`])/g, '')
    .replace(/\\([^A-Za-z0-9\s])/g, '$1')
    .replace(/[\u200b\u2068\u2069]/g, '');

/** Lines with something on them. */
export const wordsIn = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
