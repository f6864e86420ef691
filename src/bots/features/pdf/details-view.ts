import type { GenerationState } from '../../../core/generation/store/states.js';
import type { StudyTip } from '../../../core/generation/tip.js';
import { bold } from '../../chat/text.js';
import { type Block, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { inLines } from '../shared.js';
import { readableRuns } from './page-list.js';
import { groundedBlocks, reportBlocks } from './report.js';

const words = messages.made;

/** Everything about how it went: pages with cards and without, what was not kept and why, who made what, tips. */
export const detailsView = (state: GenerationState): View => {
  const { id: generation, file, cards, report, onlyPages, tips } = state;
  return {
    title: words.detailsOf({ file }),
    blocks: [
      ...(report ? reportBlocks(report, onlyPages) : []),
      ...writerBlocks(state),
      ...(cards > 0 ? groundedBlocks(report) : []),
      ...tipBlocks(tips),
    ],
    ...(cards > 0
      ? {
          buttons: [
            [
              {
                label: messages.pdf.discard,
                action: { type: 'pdf.discard', generation },
                tone: 'danger',
              } as const,
            ],
          ],
        }
      : {}),
  };
};

/** A model goes without saying; that there was none, or only for some pages, does not. */
const writerBlocks = ({ writers, generator }: GenerationState): Block[] => {
  const isBuiltIn = (by: string | undefined) => by === 'extractive';
  const pagesOf = (builtIn: boolean) =>
    writers.filter(({ by }) => isBuiltIn(by) === builtIn).flatMap(({ pages }) => pages);
  const [byModel, without] = [pagesOf(false), pagesOf(true)];
  if (byModel.length === 0)
    return without.length > 0 || isBuiltIn(generator) ? [text(words.withoutModel)] : [];
  if (without.length === 0) return [];
  const about = (pages: readonly number[]) => ({ runs: readableRuns(pages), count: pages.length });
  return [text(words.byModel(about(byModel)), '\n', words.notByModel(about(without)))];
};

const tipBlocks = (tips: readonly StudyTip[]): Block[] =>
  tips.length === 0
    ? []
    : [
        text(
          bold(messages.pdf.tips),
          '\n',
          ...inLines(tips.map((tip, i) => [`${i + 1}. `, messages.pdf.tip({ tip })])),
        ),
      ];
