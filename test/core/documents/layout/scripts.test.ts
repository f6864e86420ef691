import { describe, expect, it } from 'vitest';
import { drawPdf, putLines } from '../../../support/pdfs/document.js';
import { FONTS } from '../../../support/pdfs/fonts.js';
import { down, linesOfRuns, putRuns, type Run, up } from '../../../support/pdfs/runs.js';
import { seen, textOf } from '../../../support/reading.js';

const sentence = async (...runs: (Run | string)[]): Promise<string> =>
  textOf(await linesOfRuns([runs], { font: FONTS.sans }));

describe('raised and lowered text', () => {
  it('reads the exponents of powers of ten and of units', async () => {
    expect(
      await sentence(
        'The charge of an electron is 1.602 × 10',
        up('−19'),
        ' C and g is 9.81 m s',
        up('−2'),
        '.',
      ),
    ).toBe('The charge of an electron is 1.602 × 10⁻¹⁹ C and g is 9.81 m s⁻².');
  });

  it('reads an area in square metres and a volume in cubic centimetres', async () => {
    expect(await sentence('A hectare is 10 000 m', up('2'), '; a litre is 1000 cm', up('3'), '.')).toBe(
      'A hectare is 10 000 m²; a litre is 1000 cm³.',
    );
  });

  it('reads the mass number before an isotope', async () => {
    expect(await sentence('The half-life of ', up('14'), 'C is longer than that of ', up('131'), 'I.')).toBe(
      'The half-life of ¹⁴C is longer than that of ¹³¹I.',
    );
  });

  it('reads the mass number at the beginning of a line', async () => {
    expect(await sentence(up('235'), 'U is split by slow neutrons.')).toBe('²³⁵U is split by slow neutrons.');
  });

  it('reads exponents of several signs', async () => {
    expect(await sentence('The derivative of x', up('2n'), ' is 2n x', up('2n−1'), ' for every n.')).toBe(
      'The derivative of x²ⁿ is 2n x²ⁿ⁻¹ for every n.',
    );
  });

  it('reads an exponent that Unicode has no raised signs for', async () => {
    expect(await sentence('The amount falls as e', up('−λt'), ' over time.')).toBe(
      'The amount falls as e^(−λt) over time.',
    );
  });

  it('reads the formulas of acids and ions', async () => {
    expect(
      await sentence(
        'H',
        down('2'),
        'SO',
        down('4'),
        ' gives up protons and leaves SO',
        down('4'),
        up('2−'),
        '.',
      ),
    ).toMatch(/^H₂SO₄ gives up protons and leaves SO₄\s?²⁻\.$/);
  });

  it('reads a charge after the index of an ion', async () => {
    expect(await sentence('The electrophile is NO', down('2'), up('+'), ', an ion.')).toBe(
      'The electrophile is NO₂⁺, an ion.',
    );
  });

  it('reads glucose in bold', async () => {
    const bold = { font: 'Times-Bold' };
    expect(
      await sentence(
        { text: 'C', ...bold },
        { ...down('6'), ...bold },
        { text: 'H', ...bold },
        { ...down('12'), ...bold },
        { text: 'O', ...bold },
        { ...down('6'), ...bold },
        ' is the sugar that plants make first.',
      ),
    ).toBe('C₆H₁₂O₆ is the sugar that plants make first.');
  });

  it('keeps the endings of ordinals beside their numbers', async () => {
    expect(await sentence('The 1', up('st'), ' of May and the 22', up('nd'), ' amendment are kept.')).toBe(
      'The 1st of May and the 22nd amendment are kept.',
    );
  });

  it('reads an index of a variable that several lines use', async () => {
    const pdf = await linesOfRuns(
      [
        ['The flow is driven by the difference between p', down('1'), ' and the lower pressure p', down('2')],
        ['in the second vessel, and it stops when p', down('1'), ' and p', down('2'), ' are equal.'],
      ].map((line) => line),
      { y: 100 },
    );
    expect(await textOf(pdf)).toBe(
      'The flow is driven by the difference between p₁ and the lower pressure p₂ in the second vessel, and it stops when p₁ and p₂ are equal.',
    );
  });

  it.each([
    [12, 8, -1.8],
    [10, 7, -1.5],
    [8, 6, -1.2],
  ])('reads the indices that LaTeX sets in text of %s points', async (size, small, rise) => {
    const index = { text: '2', size: small, rise };
    const pdf = await linesOfRuns([['The formula of water is H', index, 'O and that of air O', index, '.']], {
      size,
    });
    expect(await textOf(pdf)).toBe('The formula of water is H₂O and that of air O₂.');
  });

  it('reads indices that are nearly as large as the text, as on cards of formulas', async () => {
    const index = { text: 'k', size: 7, rise: -2.1 };
    const pdf = await linesOfRuns([['The space S', index, ' is smaller than all of V', index, '.']], {
      size: 8,
    });
    expect(await textOf(pdf)).toBe('The space Sₖ is smaller than all of Vₖ.');
  });

  it('does not take the letters of small capitals for raised text', async () => {
    expect(
      await sentence('N', { text: 'EWTON', size: 8 }, ' and L', { text: 'EIBNIZ', size: 8 }, ' argued.'),
    ).toBe('NEWTON and LEIBNIZ argued.');
  });
});

describe('marks of notes', () => {
  it('sets a raised number behind a full stop apart from the word', async () => {
    expect(await sentence('Water moves to the salty side.', up('1'), ' Salt stays behind.', up('2'))).toBe(
      'Water moves to the salty side.¹ Salt stays behind.²',
    );
  });

  it('sets several numbers and a raised bracket apart from the word', async () => {
    expect(await sentence('This was measured twice', up('3,4'), ' and doubted once', up('[5]'), '.')).toMatch(
      /^This was measured twice(?:³,⁴|\^\(3,4\)) and doubted once(?:⁽⁵⁾|\^\(?\[5\]\)?)\.$/,
    );
  });

  it('keeps an asterisk and a dagger', async () => {
    expect(await sentence('Ferns have no seeds', up('*'), ' and mosses no veins', up('†'), '.')).toBe(
      'Ferns have no seeds* and mosses no veins†.',
    );
  });

  it('tells the notes at the foot of the page from the text', async () => {
    const pdf = await drawPdf((doc) => {
      putRuns(
        doc,
        ['Osmosis needs a membrane that holds salt back.', up('1'), ' It needs no energy', up('2'), '.'],
        {
          x: 72,
          y: 100,
        },
      );
      putLines(doc, ['The cell pays only for what it moves against a gradient.'], { x: 72, y: 106 });
      putRuns(doc, [up('1', 6), ' Seen first by Nollet with a pig’s bladder.'], { x: 72, y: 700, size: 8.5 });
      putRuns(doc, [up('2', 6), ' Heat aside, which moves every molecule.'], { x: 72, y: 712, size: 8.5 });
    });
    expect(await seen(pdf)).toEqual([
      'paragraph: Osmosis needs a membrane that holds salt back.¹ It needs no energy². The cell pays only for what it moves against a gradient.',
      'footnote: ¹ Seen first by Nollet with a pig’s bladder.',
      'footnote: ² Heat aside, which moves every molecule.',
    ]);
  });

  it('tells a note under a line from the text, though a number of full size begins it', async () => {
    const pdf = await drawPdf((doc) => {
      putLines(doc, ['Erosion carries soil away. Deposition lays it down somewhere else.'], {
        x: 72,
        y: 100,
      });
      doc.moveTo(72, 690).lineTo(200, 690).stroke();
      putLines(doc, ['* After a survey of forty rivers in wet and dry years.'], { x: 72, y: 700, size: 8.5 });
    });
    expect(await seen(pdf)).toEqual([
      'paragraph: Erosion carries soil away. Deposition lays it down somewhere else.',
      expect.stringMatching(/^footnote: .*After a survey of forty rivers in wet and dry years\.$/),
    ]);
  });
});
