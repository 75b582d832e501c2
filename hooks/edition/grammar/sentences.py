"""Sentences: the one around a place in a paragraph, so that a backlink shows what is said of a record.

The rules of languages are those of `sentencex`, a library of the Wikimedia Foundation. It is given the words alone,
without links and markers of notes; what it cannot know is added here: a marker belongs to the sentence before it, no
sentence ends within a link, a record set in ends one where a capital follows it at once, and the abbreviations of
historians.
"""

from __future__ import annotations

import re
from itertools import pairwise

import sentencex

from edition.grammar import refs

ABBREVIATIONS = frozenset(
    "Gen Lt Maj Col Capt Cpl Sgt Pvt Adm Brig Cmdr Mr Mrs Ms Dr Prof Rev Hon Sen Rep Gov Amb Sec St Mt Ft".split()
    + "Messrs Bn Bde Bns Regt Div Plat Btry Art Inf Cav Mar No no Nos nos Vol vol Vols vols Fig fig Figs figs Pl"
    " Ch ch chap pp p ed eds cf Cf ca c ff f".split()
    + "ibid Ibid vs v i.e e.g al n nn par pars § art sec Doc doc Docs docs Ser ser repr trans fol fols l ll M Mm Mme"
    " Mlle Cn Sp Ti".split()
    + "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
"""After these, in English, no sentence ends: a name, a number or a month goes on. `Co.`, `Jr.`, `p.m.`, `U.S.`, `etc.`
may end one.
"""


_BEFORE_NUMBERS = frozenset(
    "Is Ps Ex Lev Num Deut Jer Ezek Dan Hos Matt Rom Cor Gal Eph Heb Rev Gen pt Pt bk Bk s S at".split()
)
"""After these none does where a number follows: `Is. 53`."""


_TIMES = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:[A-Z][\w-]+ ){1,3}time\b|[A-Z]{2,4}\b")
"""What may follow `3 p.m.` in one sentence."""


_OPENING = "“‘\"'([{«¿¡「『"


_CLOSING = "”’\"')]}»」』"


_MORE_ENDS = re.compile(rf"(?:…[{re.escape(_CLOSING)}]*|[.!?][{re.escape(_CLOSING)}]+)(?=\s)")
"""Ends that the library does not see, where a capital follows."""


_MARKUP = re.compile(r"\*+|`+|</?[A-Za-z][^<>]*>|\\(?=[\\`*_{}\[\]()>#+.!-])")


_RUN_IN = re.compile(r"\s*\*\*[^*]+\*\*\Z")
"""A heading in bold at the head of a paragraph, which goes with its first sentence: `**Washington.** Harry Truman is
president.`
"""


_WORDS = "Words"
"""What stands for a record set in, and for code: it may begin a sentence or end one."""


_NUMBERS_ALONE = re.compile(r"\s*(?:\d+\.\s*)+\Z")


_NO_CAPITALS = frozenset(map(chr, range(0x10D0, 0x1100)))
"""Georgian letters, of which no sentence begins with a large one."""


_PARTICLE = re.compile(r"[とっ、，]")
"""What goes on after words quoted in Japanese or Chinese: 「行こう。」と彼は言った."""


def spans(paragraph: str, language: str = "en") -> list[tuple[int, int]]:
    """Start and end of each sentence, in code points, in order and without gaps of words."""
    bare = _Bare(paragraph)
    tag = language.partition("-")[0].lower()
    ends = (
        {one["end_index"] for one in sentencex.get_sentence_boundaries(tag, bare.text)} if bare.text.strip() else set()
    )
    ends |= {match.end() for match in _MORE_ENDS.finditer(bare.text) if _capital(bare.text[match.end() :])}
    cuts, begun = [0], 0
    for end in sorted(ends):
        if (
            _ends(bare.text[begun:end], bare.text[end:], tag)
            and (cut := bare.place(end)) is not None
            and not _RUN_IN.match(paragraph[:cut])
        ):
            cuts.append(cut)
            begun = end
    cuts += [
        end
        for end in bare.set_in
        if paragraph[end : end + 1].isspace() and (_capital(paragraph[end:]) or paragraph[end:].lstrip()[:1] == "(")
    ]
    cuts = [*sorted(set(cuts)), len(paragraph)]
    found = []
    for start, end in pairwise(cuts):
        text = paragraph[start:end]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            found.append((start + lead, start + len(text.rstrip())))
    return found


def around(paragraph: str, start: int, end: int, known: list[tuple[int, int]] | None = None) -> tuple[int, int]:
    """The sentence that holds the offset `start`, of those known; the whole paragraph where none does."""
    for first, last in spans(paragraph) if known is None else known:
        if first <= start < last or first < end <= last:
            return first, last
    return 0, len(paragraph)


class _Bare:
    """The words of a paragraph without its markup, and where each stands in it."""

    def __init__(self, paragraph: str) -> None:
        self.set_in: list[int] = []
        """Ends of the records set in, with the markers of notes behind them, those apart that are a mere sign."""
        self.whole: list[tuple[int, int]] = []
        """Links, in which no sentence ends."""
        left_out: list[tuple[int, int, str]] = []
        self.opening: set[int] = set()
        """Where a link or a record set in begins: what stands there belongs to what follows."""
        for start, end, image, words, address in refs.links(paragraph):
            if image:
                sign = address.startswith("variant:")
                left_out.append((start, end, "" if sign else _WORDS))
                if not sign:
                    self.set_in.append(end)
                    self.opening.add(start)
            else:
                self.opening.add(start)
                left_out += [(start, start + 1, ""), (start + 1 + len(words), end, "")]
            self.whole.append((start, end))
        left_out += [(start, end, "") for start, end in refs.note_marks(paragraph)]
        left_out += [(*match.span(), _WORDS) for match in re.finditer(r"(`+)(?!`).+?(?<!`)\1(?!`)", paragraph, re.S)]
        taken = {start for start, _, _ in left_out}
        left_out += [(*match.span(), "") for match in _MARKUP.finditer(paragraph) if match.start() not in taken]
        self._put_together(paragraph, sorted(left_out))

    def _put_together(self, paragraph: str, left_out: list[tuple[int, int, str]]) -> None:
        pieces, self.places, at = [], [], 0
        self.after: dict[int, int] = {}
        """Where a stretch that is left out begins -> where it ends."""
        for start, end, instead in left_out:
            if start < at:
                continue
            pieces += [paragraph[at:start], instead]
            self.places += [*range(at, start), *[end - 1] * len(instead)]
            at = end
            if start not in self.opening:
                self.after[start] = end
        pieces.append(paragraph[at:])
        self.places += range(at, len(paragraph))
        self.text = "".join(pieces)
        self.set_in = [self._behind(end) for end in self.set_in]

    def _behind(self, place: int) -> int:
        """After the markers and brackets that are glued to a place."""
        while place in self.after:
            place = self.after[place]
        return place

    def place(self, end: int) -> int | None:
        """Where a sentence of the words ends in the paragraph; None within a link."""
        last = len(self.text[:end].rstrip()) - 1
        place = self._behind(self.places[last] + 1) if last >= 0 else 0
        return None if any(start < place < end for start, end in self.whole) else place


def _ends(sentence: str, rest: str, language: str) -> bool:
    """Whether a sentence really ends where the library says so."""
    opening = rest.lstrip()
    following = opening.lstrip(_OPENING)
    if not following or not re.search(r"\w", sentence):
        return False
    said = sentence.rstrip().rstrip(_CLOSING)
    word = re.split(r"[\s(\[“‘]", said.removesuffix("."))[-1]
    if (
        (opening[0].islower() and following[0] not in _NO_CAPITALS)
        or _NUMBERS_ALONE.match(sentence)
        or (sentence.rstrip()[-1] in _CLOSING and _PARTICLE.match(opening))
    ):
        return False
    if not said.endswith(".") or "\n\n" in sentence[len(sentence.rstrip()) :]:
        return True
    if len(word) == 1 and word.isalpha() and word.isupper():
        return False  # an initial
    if (language in ("en", "la") and word in ABBREVIATIONS) or (word in _BEFORE_NUMBERS and following[0].isdigit()):
        return False
    return not (word in ("a.m", "p.m") and _TIMES.match(following))


def _capital(text: str) -> bool:
    return text.lstrip().lstrip(_OPENING)[:1].isupper()
