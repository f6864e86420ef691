import { describe, expect, it } from 'vitest';
import { drawPdf, putLines } from '../../../support/pdfs/document.js';
import { FIRST_OBJECT, literal, rawLines, rawPage } from '../../../support/pdfs/raw-page.js';
import { textOf } from '../../../support/reading.js';

const stream = (dictionary: string, content: string) => ({
  dictionary,
  stream: Buffer.from(content, 'latin1'),
});

/** A page with a sentence, and annotations that are objects from {@link FIRST_OBJECT} on. */
const annotated = (annotations: readonly string[], catalog = ''): Uint8Array =>
  rawPage({
    content: rawLines(['Water boils at 100 degrees.']),
    page: `/Annots [${annotations.map((_, i) => `${FIRST_OBJECT + i} 0 R`).join(' ')}]`,
    catalog,
    objects: annotations,
  });
const AROUND = '/Type /Annot /Rect [72 600 300 640]';
const FORM_FONT =
  '/DA (/Helv 12 Tf 0 g) /DR << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>';

describe('forms', () => {
  const filled = (fields: readonly string[]): Uint8Array =>
    annotated(
      fields.map((field) => `<< ${AROUND} /Subtype /Widget /F 4 ${field} >>`),
      `/AcroForm << /Fields [${fields.map((_, i) => `${FIRST_OBJECT + i} 0 R`).join(' ')}] ${FORM_FONT} >>`,
    );

  it('have what was typed into a field as text', async () => {
    const text = await textOf(
      filled(['/FT /Tx /T (a) /V (Osmosis needs a membrane.) /DA (/Helv 12 Tf 0 g)']),
    );
    expect(text).toBe('Water boils at 100 degrees.\nOsmosis needs a membrane.');
  });

  it('have all lines of a field of several lines', async () => {
    const text = await textOf(
      filled([
        '/FT /Tx /Ff 4096 /T (a) /V (Osmosis needs a membrane.\\nDiffusion needs none.) /DA (/Helv 12 Tf 0 g)',
      ]),
    );
    expect(text.split(/\s+/).join(' ')).toContain('Osmosis needs a membrane. Diffusion needs none.');
  });

  it('have the choice of a list as text', async () => {
    const text = await textOf(
      filled(['/FT /Ch /Ff 131072 /T (a) /Opt [(Mitosis) (Meiosis)] /V (Meiosis) /DA (/Helv 12 Tf 0 g)']),
    );
    expect(text).toContain('Meiosis');
    expect(text).not.toContain('Mitosis');
  });

  it('show a ticked box as a sign, not as the letter of a font of signs', async () => {
    const pdf = rawPage({
      content: rawLines(['Water boils at 100 degrees.']),
      page: `/Annots [${FIRST_OBJECT} 0 R]`,
      catalog: `/AcroForm << /Fields [${FIRST_OBJECT} 0 R] >>`,
      objects: [
        `<< /Type /Annot /Subtype /Widget /F 4 /FT /Btn /T (a) /V /Yes /AS /Yes /Rect [60 738 70 750] /AP << /N << /Yes ${FIRST_OBJECT + 1} 0 R >> >> >>`,
        stream(
          '/Type /XObject /Subtype /Form /BBox [0 0 10 12] /Resources << /Font << /ZaDb << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> >> >>',
          'BT /ZaDb 9 Tf 1 2 Td (4) Tj ET',
        ),
      ],
    });
    const text = await textOf(pdf);
    expect(text).toContain('Water boils at 100 degrees.');
    expect(text).not.toContain('4');
  });

  it('made by a library have what was typed into them', async () => {
    const pdf = await drawPdf((doc) => {
      doc.font('Helvetica');
      doc.initForm();
      putLines(doc, ['Name a greenhouse gas:'], { x: 72, y: 80 });
      doc.formText('gas', 72, 100, 200, 20, { value: 'Methane is one of them.' });
    });
    expect(await textOf(pdf)).toContain('Methane is one of them.');
  });
});

describe('annotations', () => {
  it('have what was typed onto the page', async () => {
    const text = await textOf(
      annotated([
        `<< ${AROUND} /Subtype /FreeText /F 4 /Contents (At sea level, that is.) /DA (/Helv 12 Tf 0 g) >>`,
      ]),
    );
    expect(text).toBe('Water boils at 100 degrees.\nAt sea level, that is.');
  });

  it('have what was typed onto the page and drawn by the writer', async () => {
    const pdf = rawPage({
      content: rawLines(['Water boils at 100 degrees.']),
      page: `/Annots [${FIRST_OBJECT} 0 R]`,
      objects: [
        `<< ${AROUND} /Subtype /FreeText /F 4 /Contents (At sea level.) /DA (/Helv 12 Tf 0 g) /AP << /N ${FIRST_OBJECT + 1} 0 R >> >>`,
        stream(
          '/Type /XObject /Subtype /Form /BBox [0 0 228 40] /Resources << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>',
          'BT /Helv 12 Tf 4 20 Td (At sea level.) Tj ET',
        ),
      ],
    });
    expect(await textOf(pdf)).toBe('Water boils at 100 degrees.\nAt sea level.');
  });

  it('have the text of a note that pops up', async () => {
    const text = await textOf(
      annotated([`<< ${AROUND} /Subtype /Text /F 4 /Contents (Lower on a mountain.) /Name /Note >>`]),
    );
    expect(text).toBe('Water boils at 100 degrees.\nLower on a mountain.');
  });

  it('have the comment on a highlighted passage', async () => {
    const text = await textOf(
      annotated([
        `<< /Type /Annot /Rect [72 735 220 755] /Subtype /Highlight /F 4 /QuadPoints [72 755 220 755 72 735 220 735] /C [1 1 0] /Contents (Asked in the exam of 2019.) >>`,
      ]),
    );
    expect(text).toContain('Asked in the exam of 2019.');
  });

  it('have nothing where they are hidden', async () => {
    const text = await textOf(
      annotated([`<< ${AROUND} /Subtype /FreeText /F 2 /Contents (Answer: 100.) /DA (/Helv 12 Tf 0 g) >>`]),
    );
    expect(text).toBe('Water boils at 100 degrees.');
  });
});

describe('layers', () => {
  const layered = (content: string, settings: string, resources: string): Uint8Array =>
    rawPage({
      content: `${rawLines(['Name the gas.'])} ${content}`,
      catalog: `/OCProperties << /OCGs [${FIRST_OBJECT} 0 R ${FIRST_OBJECT + 1} 0 R] /D << ${settings} >> >>`,
      resources,
      objects: [
        '<< /Type /OCG /Name (Answers) >>',
        '<< /Type /OCG /Name (Hints) >>',
        `<< /Type /OCMD /OCGs [${FIRST_OBJECT} 0 R ${FIRST_OBJECT + 1} 0 R] /P /AllOn >>`,
        stream(
          `/Type /XObject /Subtype /Form /BBox [0 0 600 800] /OC ${FIRST_OBJECT} 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>`,
          `BT /F1 12 Tf 72 700 Td ${literal('It is argon.')} Tj ET`,
        ),
      ],
    });
  const off = `/OFF [${FIRST_OBJECT} 0 R]`;
  const answers = `/Properties << /Answers ${FIRST_OBJECT} 0 R /Hints ${FIRST_OBJECT + 1} 0 R /Both ${FIRST_OBJECT + 2} 0 R >>`;
  const within = (name: string, text: string, y = 700): string =>
    `/OC /${name} BDC BT /F1 12 Tf 72 ${y} Td ${literal(text)} Tj ET EMC`;

  it('that are off are not read, those that are on are', async () => {
    const content = `${within('Answers', 'It is argon.')} ${within('Hints', 'It is noble.', 660)}`;
    expect(await textOf(layered(content, off, answers))).toBe('Name the gas.\nIt is noble.');
  });

  it('that all must be on are not read where one is off', async () => {
    expect(await textOf(layered(within('Both', 'It is argon.'), off, answers))).toBe('Name the gas.');
  });

  it('that are off unless named are not read', async () => {
    const content = `${within('Answers', 'It is argon.')} ${within('Hints', 'It is noble.', 660)}`;
    expect(await textOf(layered(content, `/BaseState /OFF /ON [${FIRST_OBJECT + 1} 0 R]`, answers))).toBe(
      'Name the gas.\nIt is noble.',
    );
  });

  it('that are off are not read where they are a form of their own', async () => {
    expect(await textOf(layered('/Answer Do', off, `/XObject << /Answer ${FIRST_OBJECT + 3} 0 R >>`))).toBe(
      'Name the gas.',
    );
  });
});

describe('what nobody sees', () => {
  it('is not read from beside the page', async () => {
    const content = `${rawLines(['On the page.'])} BT /F1 12 Tf 900 400 Td (Beside the page.) Tj 0 -3000 Td (Below it.) Tj ET`;
    expect(await textOf(rawPage({ content }))).toBe('On the page.');
  });

  it('is not read from outside the crop box', async () => {
    const content = `${rawLines(['On the page.'])} BT /F1 12 Tf 72 40 Td (Cut off by the printer.) Tj ET`;
    expect(await textOf(rawPage({ content, page: '/CropBox [0 100 595 842]' }))).toBe('On the page.');
  });

  it('is read where it is the invisible text of a scan', async () => {
    expect(await textOf(rawPage({ content: `3 Tr ${rawLines(['Recognised by a scanner.'])}` }))).toBe(
      'Recognised by a scanner.',
    );
  });
});
