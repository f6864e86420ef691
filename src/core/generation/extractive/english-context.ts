/** Beginnings that lean on the sentence before. */
const LEANS_BACK =
  /^(?:["“(]?)(?:this|these|those|that|it|its|they|their|he|she|his|her|him|we|our|i|my|you|your|there|here|such|both|either|neither|each|another|other|others|all of|many of|some of|most of|several of|one of these|the (?:former|latter|other|others|same|following|above|below|next|previous|first|second|third|last|two|three|four|rest|result|results|reason|idea|point|answer|question|problem|example|author|authors|reader|lecture|course|book|paper|program|command|file|user|option|default|difference|advantage|disadvantage|term|word|name|latter)\b(?! of\b)|however|therefore|thus|hence|moreover|furthermore|also|but|and|or|so|yet|nor|then|still|instead|otherwise|meanwhile|nevertheless|nonetheless|similarly|likewise|consequently|accordingly|additionally|besides|conversely|finally|lastly|next|later|now|again|indeed|in fact|of course|first(?:ly)?,|second(?:ly)?,|third(?:ly)?,|for (?:example|instance|this|these|that|more|further|details)|in (?:other words|contrast|addition|this|these|that|such|particular|short|summary|general,|our|your|turn|both|either|each)|on the (?:other|contrary)|as (?:a result|such|mentioned|shown|described|noted|seen|we|you|discussed|above|before|i)|at (?:this|that)|by (?:this|that|contrast|doing)|to (?:this|that|do)|from (?:this|these|that|here)|with (?:this|these|that)|after (?:this|that|all)|under (?:this|these)|because of (?:this|that)|due to (?:this|that)|see|note|notice|recall|remember|suppose|assume|imagine|let|let's|consider|think|try|look|please|what|why|how|who|when (?:you|we|this|it|they)|if (?:you|we|this|it|they|not|so|necessary)|while (?:this|it|these)|although (?:this|it|these|they)|since (?:this|it|these|they)|because|which|where|unless you|yes|no|ok|well|example|warning|caution|tip|hint|maybe|perhaps|even|only|just|same|too|unfortunately|fortunately|interestingly|surprisingly|importantly|alternatively|sometimes,|usually,|normally,|basically)\b/iu;

/** Words that lean on the reader's page or speak to the reader, wherever they stand. */
const LEANS_ON_PAGE =
  /\b(?:fig(?:ure|s|\.)?|tables?|chapters?|sections?|pages?|slides?|appendix|equations?|eq\.|example|exercise|footnote|listing|theorem|lemma)\s*\(?[\dA-Z]+(?:\.\d+)*\b|\b(?:as|are|is) (?:shown|seen|described|mentioned|discussed|explained|noted|listed|given|illustrated|defined) (?:above|below|here|in (?:the|this|section|figure|chapter))|\b(?:above|below|aforementioned|previously|earlier|hereafter|herein|the following|as follows|this|these|those|we|us|our|ours|you|your|yours|i|my|me|let's|i'm|we'll|you'll|you're|we're|don't|doesn't|isn't|can't|won't|it's|that's|there's|etc|lecture|slide|tutorial|homework|exam|last week|today|tomorrow|yesterday|click|please|therefore|thus|hence|however)\b/iu;

/** Orders to the reader, by words that the tagger takes for nouns too. */
const ORDER =
  /^(?:type|press|select|enter|choose|run|install|use|make|set|add|open|check|read|keep|do|find|get|create|remove|replace|start|edit|copy|go|click|avoid|ensure|be|take|give|put|write|call|define|specify|ask|follow|move|change|turn|visit|contact|report|feel|refer|execute|configure|update|test|verify|draw|solve|compute|prove|show|explain|describe|list|name|state|discuss|compare|never|always)\b(?= (?:the|an?|your|that|it|to|all|any|some|sure|one|in|on|with|at|up|only|not|root|more|as|use|free)\b)/iu;

/** An order after its condition, or a statement that lost its subject, as manuals have them. */
const NO_SUBJECT =
  /^\p{Lu}\p{Ll}+s (?:its|the|an?|all|whether|out)\b|, (?:then )?(?:return|use|put|set|type|see|run|click|press|add|make|call|give|enter|choose|select|consider|try|do not|uses|returns|prints|gives|sets)\b/u;

/** True for a sentence that leans on another, on the page, or on the reader. */
export const leansInEnglish = (sentence: string): boolean =>
  LEANS_BACK.test(sentence) ||
  LEANS_ON_PAGE.test(sentence) ||
  ORDER.test(sentence) ||
  NO_SUBJECT.test(sentence);

const HEDGES =
  /\b(?:some|many|several|various|often|sometimes|may|might|could|should|would|probably|perhaps|somewhat|very|quite|rather|really|simply|people|someone|anyone|want|prefer|recommended|good|better|best|nice|useful|interesting|easy|easily|usually|generally|typically|different|similar|even|still|already|not|no|can|must|will|need|needs|helps?|possible|currently|default|if|when)\b|\(/giu;
const PER_HEDGE = 0.07;

/** The more a sentence hedges, recommends or compares, the less there is to learn from it. */
export const vaguenessInEnglish = (sentence: string): number =>
  Math.min(0.45, (sentence.match(HEDGES)?.length ?? 0) * PER_HEDGE);
