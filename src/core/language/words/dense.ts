import type { LanguageWords } from '../language.js';

const NO_MONTHS = '1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月';

export const zh: LanguageWords = {
  functions:
    '约 大约 超过 以上 左右 公元 的 了 是 在 和 与 及 或 有 被 把 从 到 为 为了 对 由 于 以 而 其 它 他 她 它们 他们 这 那 这个 那个 这些 那些 一个 一种 种 个 什么 哪 哪个 哪些 哪种 哪里 谁 何时 何 多少 几 为什么 怎么 如何 吗 呢 中 上 下 里 内 外 时 时候 之 所 并 也 都 就 则 称 称为 叫 叫做 指 是指 可以 能 会 要 通过 进行 年 月 日',
  negations: '不 没 没有 无 非 未 并非',
  months: NO_MONTHS,
  numbers: '',
  multipliers: '',
  endings: '',
  articles: '',
  verdicts: '是 否 是的 不是 对 不对 正确 错误',
};

export const ja: LanguageWords = {
  functions:
    '約 およそ 以上 の は が を に へ で と も や か から まで より など である です ます だ た て し する した して される された いる ある なる れる られる せる こと もの ため という とは これ それ あれ この その あの どの どれ 何 なに なん いつ どこ 誰 だれ なぜ どう どのよう いくつ いくら 的 者 化 よう そう ば たり ながら つ 年 月 日 中 内 時',
  negations: 'ない なく ず ぬ ません',
  months: NO_MONTHS,
  numbers: '',
  multipliers: '',
  endings: '',
  articles: '',
  verdicts: 'はい いいえ 正しい 間違い 誤り',
};

export const ko: LanguageWords = {
  functions:
    '약 정도 명 명이며 명이었다 그 이 저 것 수 및 또는 와 과 는 은 가 을 를 에 의 로 으로 에서 에게 부터 까지 도 만 이다 있다 하다 되다 한다 된다 있는 하는 되는 무엇 무엇인가 무엇인가요 누구 누구인가 언제 언제인가 어디 어디인가 왜 어떻게 어떤 어느 몇 얼마 때 등 년 월 일 등의 위해 통해 대한 대해 의해 이며 있다 였다 이었다',
  negations: '않는다 않다 않고 없다 없이 아니다 못한다',
  months: '1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월',
  numbers: '하나 1 한 1 둘 2 두 2 셋 3 세 3 넷 4 네 4 다섯 5 여섯 6 일곱 7 여덟 8 아홉 9 열 10 절반 0.5',
  multipliers: '백 100 천 1000 만 10000 억 1e8',
  endings:
    '이라고 에서는 으로부터 에게서 으로써 까지 부터 에서 에게 으로 이다 한다 된다 하는 되는 하며 이며 였다 했다 되었다 하였다 들은 들의 들이 들을 은 는 이 가 을 를 의 에 와 과 로 도 만 들',
  articles: '',
  verdicts: '예 네 아니요 아니오 참 거짓',
};
