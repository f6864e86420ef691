import type { GenerationState } from '../../../core/generation/store/states.js';
import type { StudyTip } from '../../../core/generation/tip.js';
import type { GenerationReport } from '../../../core/generation/types.js';
import { bold } from '../../chat/text.js';
import { type Block, type Button, text, type View } from '../../chat/view.js';
import { messages } from '../../messages/messages.js';
import { inLines } from '../shared.js';
import { readableRuns } from './page-list.js';
import { groundedBlocks, reportBlocks } from './report.js';

const words = messages.made;

/** Everything about how it went: pages with cards and without, what was not kept and why, who made what, tips. */
export const detailsView = (state: GenerationState): View => {
  const { id: generation, file, cards, report, onlyPages, tips, isPublic, isShared: shared } = state;
  const share: Button = {
    label: shared ? words.dontShare : words.share,
    action: { type: 'pdf.share', generation, shared: !shared },
  };
  return {
    accent: 'report',
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
              ...(isPublic ? [share] : []),
            ],
          ],
        }
      : {}),
  };
};

/** A model goes without saying; that there was none, or only for some pages, does not. */
const writerBlocks = ({ generator, report, onlyPages, pages }: GenerationState): Block[] => {
  if (generator === 'extractive') return [text(words.withoutModel), ...unservedBlocks(report)];
  const without = report?.builtIn.map(({ page }) => page) ?? [];
  if (without.length === 0) return [];
  const isAll = without.length >= (onlyPages?.length ?? pages ?? Number.POSITIVE_INFINITY);
  if (isAll) return [text(words.withoutModel), ...unservedBlocks(report)];
  const about = { runs: readableRuns(without), count: without.length };
  return [text(words.notByModel(about)), ...unservedBlocks(report)];
};

/** What was asked for in vain, since no model was there to do it. */
const unservedBlocks = (report: GenerationReport | undefined): Block[] =>
  (report?.unserved ?? []).map((what) => text(words.unserved[what]));

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
