/** Discord's Markdown as the words that a person reads. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<t:(\d+)(?::\w)?>/g, (_, unix: string) => new Date(Number(unix) * 1000).toLocaleString('en-GB'))
    .replace(/^(?:#{1,3}|-#|>) /gm, '')
    .replace(/(?<!\\)(?:\*\*|\|\||__|[*`])/g, '')
    .replace(/\\([^A-Za-z0-9\s])/g, '$1')
    .replace(/[\u200b\u2068\u2069]/g, '');
}

/** Lines with something on them. */
export const wordsIn = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');
