"""Whose document it is: as declared, or as letterhead, “From:”, copyright, address and “we” show; else nobody's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from ontherecord.document import Region
from ontherecord.facts import ThingType
from ontherecord.parse.naming.acronyms import is_acronym
from ontherecord.parse.naming.author import declared
from ontherecord.parse.naming.by_context import REGISTERED
from ontherecord.parse.naming.entries import Entries, Entry
from ontherecord.parse.naming.piece import POST, Piece
from ontherecord.parse.naming.reading import Reading
from ontherecord.parse.naming.signs import BODY_AFTER, before
from ontherecord.parse.sentences import Sentence
from ontherecord.words import split_words

UNIT = ThingType.UNIT
BODIES = frozenset({ThingType.ORGANIZATION, UNIT})
WE = frozenset({"we", "our", "us"})
HERE = frozenset({"we", "us", "here", "all", "team", "colleagues"})
"""Before “at” and a body's name: “We at the Canal Agency”, “all of us here at …”."""
LONGEST = 8
"""Words of a name in a line of copyright."""
TOP = 60
"""Words from the top of a document in which a heading shows whose it is."""
LINE = 30
"""Words of a line that only says who published something."""
END = 40
"""Words at the end of a document among which a signature stands."""
CERTAIN, STRONG, GOOD, FAIR, SLIGHT = 40.0, 25.0, 8.0, 4.0, 1.5
"""How much a sign weighs, beside one for every mention."""
CLEAR = 2.0
"""How many times as much must hint at a body as at any other where no sign shows whose a document is."""
OFTEN, CLEARER = 3, 1.3
"""The same where so many sentences say “we”."""
OWNED = re.compile(r"(?:©|\(c\)|[Cc]opyright)[ \d,–-]{0,12}([^\n.|·,©]{3,80})")
"""The owner in a line such as “© Water Conduct Authority 2024”, which most pages have in their furniture."""
ADDRESS = re.compile(r"(?:@|//|www\.)(?:www\.)?([a-z0-9-]{2,40})\.")
"""The first part of the name of a site, in an address of a page or of mail."""
SALUTED, DATED, YEAR = 30, 5, 4
"""Blocks among which a letter's salutation comes; words of the line with its date; letters of a year."""
HEAD = 3
"""Lines at the top that may begin with the name of whoever announces something."""
AFTER_DASH = 4
"""Words after a dash among which one says what a line announces: “Boughton Practice – Autumn 2016 Newsletter”."""
MOST_ADDRESSES = 40
"""Addresses of a document that are looked at."""
PUBLISHED, ANNOUNCES, ABOUT = "names.published_by", "names.announces", "names.about"
INSPECTION = frozenset({"inspection", "inspected", "inspections"})
PRESS = "names.press_office"
INSPECTED = frozenset(
    "prison school academy hospital nursery hospice home homes house lodge manor college infirmary surgery".split()
)
"""Heads of names of those that others report on: such a name as a title tells what the document is about."""
REPORTERS = frozenset({None, "Article"})
"""Genres of those who write about others: there only a sign that leaves no doubt shows whose a document is."""
OPENING, CLOSING = frozenset("“‘"), frozenset("”’")


def find_publisher(reading: Reading, entries: Entries) -> Entry | None:
    """The body that published the document: declared, or the one for which most signs speak; None where none does."""
    known = reading.document.metadata.publisher
    if known:
        return declared(entries, known, ThingType.ORGANIZATION)
    return Publishing(reading, entries).find()


class Publishing:
    """Weighs the signs of one text."""

    def __init__(self, reading: Reading, entries: Entries) -> None:
        """Take a text and its things."""
        self.reading = reading
        self.entries = entries
        self.norms = reading.words.norms
        self.blocks = _ends_of_blocks(reading)
        self.addressee = self._addressee()
        self.ours = set(_sentences_of_we(reading))
        addresses = islice(ADDRESS.finditer(reading.document.text.lower()), MOST_ADDRESSES)
        self.letters = {match[1].replace("-", "") for match in addresses}
        self.government = entries.get(("UK", "Government")) or entries.get(("Government",))
        self.signs: dict[Entry, float] = defaultdict(float)
        self.hints: dict[Entry, float] = defaultdict(float)

    def find(self) -> Entry | None:
        """The body with the best sign, then most hints; None where no sign is good enough."""
        owner = self._owner()
        if owner:
            self.signs[owner] = CERTAIN
        for piece, sentence in self.reading.pieces:
            if piece.head == POST or self.reading.comment(sentence):
                continue
            entry = self.entries.get(self.reading.form(piece.first, piece.last))
            if entry is not None and entry.kind in BODIES:
                self.signs[entry] = max(self.signs[entry], *self._signs(piece, sentence))
                self.hints[entry] += 1 + (SLIGHT if self._bracket(piece.last) else 0.0)
                self.hints[entry] += FAIR * (
                    self.blocks[sentence.block][0] == piece.first and self.reading.heading(sentence)
                )
                self.hints[entry] += SLIGHT * ((sentence.first in self.ours) + (sentence.last in self.ours))
        for entry in self.signs:
            self.hints[entry] += GOOD * self._has_address(entry)
        self._add_openings()
        genre = self.reading.document.metadata.genre
        reporter = genre in REPORTERS
        scores = {entry: (_rank(sign), sign + self.hints[entry]) for entry, sign in self.signs.items()}
        best = max(scores, key=lambda each: (*scores[each], -each.first), default=None)
        if best is None or self.signs[best] >= (STRONG if reporter else FAIR):
            return best
        stranger = genre == "Letter" and not self._has_address(best)
        return None if reporter or stranger or best is self.government or self._doubtful(best) else best

    def _add_openings(self) -> None:
        """Note names at the head of lines in which every word has a capital: “CTA Response Part 3”."""
        for begin, end in self.blocks[:HEAD]:
            for last in range(min(begin + LONGEST, end), begin, -1):
                entry = self.entries.get(self.reading.form(begin, last))
                if entry and entry.kind in BODIES and entry is not self.government:
                    if ANNOUNCES in self.reading.cues_after.get(last, ()):
                        self.signs[entry] = max(self.signs[entry], STRONG)
                    break

    def _doubtful(self, best: Entry) -> bool:
        """Whether other bodies are hinted at nearly as much, the more so where the text hardly says “we”."""
        others = (hint for entry, hint in self.hints.items() if entry is not best and entry.kind is not UNIT)
        clear = CLEARER if len(self.ours) >= OFTEN else CLEAR
        return best.kind is UNIT or self.hints[best] < max(clear * max(others, default=0.0), GOOD)

    def _addressee(self) -> range:
        """The blocks of a letter between its date and its salutation: whom it is sent to."""
        dated = 0
        for index, (begin, end) in enumerate(self.blocks[:SALUTED]):
            words = self.norms[begin:end]
            if words[:1] == ["dear"]:
                return range(dated, index) if dated else range(0)
            if len(words) <= DATED and any(len(word) == YEAR and word.isdigit() for word in words):
                dated = index
        return range(0)

    def _owner(self) -> Entry | None:
        """The body that the page's copyright line names."""
        for found in OWNED.finditer(self.reading.document.text):
            words = split_words(found[1].strip()).forms
            for last in range(len(words), 0, -1):
                entry = self.entries.get(tuple(words[:last]))
                if entry and entry.kind in BODIES:
                    return entry
            while words and not words[-1][0].isupper():
                words.pop()
            if not words or len(words) > LONGEST or words[0].lower() in self.reading.lists.no_owners:
                continue
            if all(word[0].isupper() or word in {"and", "of", "the", "&", "for"} for word in words):
                return self.entries.add(ThingType.ORGANIZATION, " ".join(words), tuple(words), len(self.reading.words))
        return None

    def _signs(self, piece: Piece, sentence: Sentence) -> Iterator[float]:
        """What one mention of a body says for its being the publisher."""
        first, last = piece.first, piece.last
        begin, end = self.blocks[sentence.block]
        labels = before(self.reading, first - (self.norms[first - 1] == "the"))
        if PUBLISHED in labels and end - begin < LINE and (first < 2 * TOP or len(self.norms) - last < END):
            yield CERTAIN
        if ABOUT in labels and first - begin < 3 and sentence.last - last < 3:
            yield STRONG
        if self.norms[begin] == "by" and first - begin < 3 and end - begin < LINE and first < 2 * TOP:
            yield CERTAIN
        if first < TOP and sentence.block not in self.addressee:
            yield self._at_the_top(piece, sentence)
        if PRESS in self.reading.cues_after.get(last, ()) and len(self.norms) - last < 3 * END:
            yield STRONG
        inspected = piece.head in INSPECTED and not INSPECTION.isdisjoint(self.norms[:TOP])
        if begin == first and len(self.norms) - last < END and end - last <= 2 and not inspected:
            yield GOOD
        at = first - 1 - (self.norms[first - 1] == "the")
        if piece.known and piece.known.name.lower() in self.reading.lists.inspectorates and self._reports_inspection():
            yield FAIR
        if self._begins(begin, first) and (self._defined(last) or self._registered(last)):
            yield STRONG
        here = at > 1 and self.norms[at] == "at" and self.norms[at - 1] in HERE
        if here and (sentence.first in self.ours or self.norms[at - 2] in WE | {"my"}):
            yield STRONG
        yield 0.0

    def _at_the_top(self, piece: Piece, sentence: Sentence) -> float:
        """How a name stands in a line near the top: as all of it, after a bar, before what is announced."""
        first, last = piece.first, piece.last
        begin, end = self.blocks[sentence.block]
        alone = all(self._no_word(index) for index in range(last, end))
        if begin == first:
            title = self.reading.document.metadata.title
            inspected = "inspection" in self.norms[:TOP] or self.reading.text(first, last) == title
            if piece.head in INSPECTED and inspected:
                return 0.0
            dash = self.norms[last : last + 1] == ["-"]
            near = range(last + dash, last + dash + (AFTER_DASH if dash else 1))
            bar = self.norms[last : last + 1] == ["|"]
            announces = bar or any(ANNOUNCES in self.reading.cues_after.get(index, ()) for index in near)
            if announces and self.entries.get(self.reading.form(first, last)) is self.government:
                return FAIR
            return STRONG if alone or announces else 0.0
        return STRONG if alone and self.norms[first - 1] == "|" else 0.0

    def _reports_inspection(self) -> bool:
        """Whether the document is the report of an inspection, whose publisher is the inspectorate."""
        report = self.reading.document.metadata.genre == "ReportGenre"
        return report and not INSPECTION.isdisjoint(self.norms[:TOP])

    def _begins(self, begin: int, first: int) -> bool:
        """Whether a name stands at the beginning of a block, or behind its article there."""
        return first == begin or (first == begin + 1 and self.norms[begin] == "the")

    def _defined(self, last: int) -> bool:
        """Whether a sentence near the end says what a body is, as notes to editors do: “Ofcan is the regulator …”."""
        is_one = self.norms[last : last + 1] == ["is"] and BODY_AFTER in self.reading.cues_after.get(last, ())
        return is_one and len(self.norms) - last < 3 * END

    def _registered(self, last: int) -> bool:
        """Whether a bracket gives a body's number as a charity or company: “Harbour Lights (registered charity …)”."""
        return self.norms[last : last + 1] == ["("] and not REGISTERED.isdisjoint(self.norms[last + 1 : last + 3])

    def _no_word(self, index: int) -> bool:
        """Whether what stands behind a name in its line says nothing: a sign, a number, an acronym in brackets."""
        word = self.reading.words.word(index)
        dated = self.norms[index] in self.reading.lists.never
        return not word[0].isalpha() or dated or (is_acronym(word) and self.norms[index + 1 : index + 2] == [")"])

    def _bracket(self, last: int) -> bool:
        """Whether an acronym in brackets follows."""
        return (
            self.norms[last : last + 1] == ["("]
            and last + 1 < len(self.norms)
            and is_acronym(self.reading.words.word(last + 1))
        )

    def _has_address(self, entry: Entry) -> bool:
        """Whether an address in the text holds the letters of a body's name, or its acronym."""
        for form in entry.forms:
            words = [word.lower() for word in form if word[0].isalnum()]
            words = [word for word in words if word not in {"of", "and", "the", "for"}]
            name = "".join(words).replace("'", "").replace("’", "")
            initials = "".join(word[0] for word in words)
            if any(
                letters == name
                or (len(initials) > 2 and letters == initials)
                or (len(words) > 1 and len(letters) > 4 and name.startswith(letters))
                for letters in self.letters
            ):
                return True
        return False


def _rank(sign: float) -> int:
    """How sure a sign is: what hints add up to outweighs none that is surer."""
    return sum(sign >= least for least in (FAIR, STRONG, CERTAIN))


def _ends_of_blocks(reading: Reading) -> list[tuple[int, int]]:
    """The first word of each block, and the one after its last."""
    return [reading.words.between(block.start, block.end) for block in reading.document.blocks]


def _sentences_of_we(reading: Reading) -> Iterator[int]:
    """The first words of those sentences that say “we” outside quotation marks."""
    norms, forms = reading.words.norms, reading.words.forms
    quoted, block = False, -1
    for sentence in reading.sentences:
        if sentence.block != block:
            quoted, block = False, sentence.block
        ours = False
        for index in range(sentence.first, sentence.last):
            if forms[index] in OPENING or (forms[index] == '"' and not quoted):
                quoted = True
            elif forms[index] in CLOSING or forms[index] == '"':
                quoted = False
            ours |= norms[index] in WE and not quoted
        if ours and reading.block(sentence).region is Region.BODY:
            yield sentence.first
