/** What camera, scanner and browser call a file: nothing that says what is in it. */
const SAYS_NOTHING = new RegExp(
  `^(?:(?:${[
    'download|file|document|documents|doc|docs|scan|scanned|scans|image|images|img|dsc|pxl|pic|picture|photo',
    'screenshot|untitled|unnamed|unknown|new|copy|of|print|output|export|page|pages|pdf|microsoft|word|powerpoint',
    'camscanner|adobe|dokument|datei|foto|bild|bildschirmfoto|unbenannt|neu|kopie|von|seite|telegram|whatsapp|at|am|pm',
  ].join('|')})|[\\d\\s._()-]|\\b[0-9a-f]{8,}\\b)*$`,
  'iu',
);

const EXTENSION = /\.(?:pdf|docx?|pptx?|odt|odp|png|jpe?g|webp|tex|indd|qxd)$/i;
/** What browsers and file managers add: ` (1)`, ` - Copy`. */
const COUNTED = /\s*(?:\(\d{1,3}\)|[-–]\s*(?:copy|kopie))\s*$/i;

/**
 * A file's name or a document's title as people would write it (`bio_lecture-03 (1).pdf` is `bio lecture 03`);
 * undefined where it says nothing (`scan0001.pdf`).
 */
export const tellingName = (name: string): string | undefined => {
  const bare = withoutEnds(name.replace(/^\s*microsoft (?:word|powerpoint)\s*-\s*/i, ''));
  const spaced = bare.includes(' ')
    ? bare.replaceAll('_', ' ')
    : bare.replace(/[_+]|(?<=\p{L})-|-(?=\p{L})/gu, ' ');
  const words = spaced.replace(/%20/g, ' ').replace(/\s+/g, ' ').trim();
  return /\p{L}{2}/u.test(words) && !SAYS_NOTHING.test(words) ? words : undefined;
};

const withoutEnds = (name: string): string => {
  const less = name.replace(EXTENSION, '').replace(COUNTED, '');
  return less === name ? name : withoutEnds(less);
};
