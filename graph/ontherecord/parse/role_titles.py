"""Which words make the title of a post: “Deputy Chief Constable”, “head of policy”, “Minister for Women”."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ontherecord.facts import ThingType
from ontherecord.ontology import Ontology
from ontherecord.parse.naming.capitals import COLUMN_GAP
from ontherecord.parse.naming.name_words import name_words
from ontherecord.parse.naming.vocabulary import vocabulary
from ontherecord.parse.places import PlacedText
from ontherecord.parse.sentences import Sentence

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
ARTICLES = frozenset({"the", "a", "an"})
OWN = frozenset({"our", "my"})
ITS = frozenset({"its", "their", "his", "her"})
NOT_POSTS = frozenset(
    {"author", "founder", "reader", "editor", "representative", "member", "partner", "fellow", "champion", "holder"}
)
"""Heads that make no post of themselves; with a word before them they may (“Tenant Board Member”)."""
BEFORE = frozenset({"-", "and", "new", "former", "acting", "interim", "then", "her", "his", "current"})
"""Words before a title that are no part of it, though some titles hold them."""
OPENERS = frozenset(
    "in on at from as by present attendance apologies i and but when while speaking commenting responding".split()
)
"""Capitalised words at the head of a sentence that belong to no title."""
FIELD_ENDS = frozenset(
    "the a an our its their his her this that at in on for to from with by and or who which is was has had said says "
    "told added asked wrote when while as of describes described".split()
)
"""Words that end the field of a post, or show that there is none."""
POSSESSORS = frozenset({"children", "people", "women", "victims", "patients", "majesty", "students"})
"""Before ’s these belong to a title: “Children’s Rights Director”."""
FIELD = 3
"""Words of a field in small letters: “head of hospital inspection”."""
ABBREVIATED = frozenset({"exec", "dir"})
SEATS = frozenset({"mp", "mep", "msp", "mla", "ms", "am"})
"""Heads of a seat in a parliament, where its constituency follows: “MP for Eastvale”."""
LEADING = frozenset({"chief", "deputy", "senior", "assistant", "associate", "executive"})
"""Words that begin a title, whatever stands between them and its head."""
BEHIND = frozenset({"general", "designate", "emeritus"})
"""These stand behind the head of a title: “Director General”."""


@dataclass(frozen=True)
class Roles:
    """Which words make the title of a post, and where posts are at home."""

    heads: frozenset[str]
    plurals: frozenset[str]
    """Heads in the plural: they make no one person's title."""
    modifiers: frozenset[str]
    letters: frozenset[str]
    bodies: frozenset[str]
    """Heads of bodies' names: no part of a title (“Trust chief executive”)."""
    ministerial: frozenset[str]
    """Fields of ministers."""
    homes: Mapping[str, frozenset[str]]
    """Nouns of bodies by the head of a post: a constable's constabulary."""


@lru_cache(maxsize=4)
def roles(ontology: Ontology) -> Roles:
    """The words of posts of an ontology."""
    words, lists = name_words(ontology), vocabulary(ontology)
    bodies = lists.words("roles.bodies")
    return Roles(
        words.post_heads | SEATS,
        words.post_plurals,
        words.post_modifiers,
        words.letters,
        bodies,
        lists.words("roles.ministerial"),
        lists.section("homes"),
    )


class RoleTitles:
    """Finds the titles of posts in one text whose things are placed."""

    def __init__(self, text: PlacedText, ontology: Ontology) -> None:
        """Take the text, and the words of posts of an ontology."""
        self.text = text
        self.norms = text.words.norms
        self.roles = roles(ontology)

    def at(self, head: int, sentence: Sentence, past: int = 0) -> tuple[int, int] | None:
        """The words of the title whose head stands at a word, none before `past`; None where it belongs to a name."""
        if self._no_title(head, sentence):
            return None
        place = self.text.around(head)
        if place and not (place.thing.type in BODIES and place.last - place.first > 1 and place.last > head):
            return None
        first, floor = head, max(sentence.first, past)
        while first > floor and (self._belongs(first - 1) or self._fills(first - 1, floor)):
            first -= 1
        if self.norms[first] == "crime" and self.norms[max(floor, first - 2) : first] == ["police", "and"]:
            first -= 2
        last = self._field(self._heads_on(head + 1, sentence), sentence)
        while first < head and self.norms[first] in BEFORE and self.norms[first + 1] != "majesty":
            first += 1
        if place and place.first < first:
            first = place.first
        whole = last - first > 1 or self.norms[head] not in NOT_POSTS or self._representing(first)
        return (first, last) if whole else None

    def _representing(self, index: int) -> bool:
        """Whether a word is “representative” right after the name of a body: “UCU representative Ann Moss”."""
        before = self.text.by_last.get(index)
        return self.norms[index] == "representative" and before is not None and before.thing.type in BODIES

    def _no_title(self, head: int, sentence: Sentence) -> bool:
        """Whether a head makes no title here: several people's, or letters behind a name (“Ann Moss MP”)."""
        seat = self.norms[head] in SEATS and self.norms[head + 1 : min(head + 2, sentence.last)] != ["for"]
        return seat or self.norms[head] in self.roles.plurals

    def begins(self, index: int, sentence: Sentence) -> bool:
        """Whether a title begins at a word: “Interim Head” in “Head of Safeguarding and Interim Head of Early Help”."""
        while index < sentence.last and self.norms[index] not in self.roles.heads:
            if self.norms[index] not in self.roles.modifiers:
                return False
            index += 1
        return index < sentence.last

    def _heads_on(self, last: int, sentence: Sentence) -> int:
        """The index after the last head of a title that goes on: “Deputy Chief Constable”, “Chief Exec.”."""
        at = last
        while at < sentence.last and (
            self.norms[at] in self.roles.heads or self.norms[at] in self.roles.modifiers or self.norms[at] == "-"
        ):
            at += 1
            if self.norms[at - 1] in self.roles.heads and not self.text.around(at - 1):
                last = at
        if last < sentence.last and self.norms[last] == "." and self.norms[last - 1] in ABBREVIATED:
            last += 1
        if last < sentence.last and self.norms[last] in BEHIND:
            last += 1
        return last

    def _belongs(self, index: int) -> bool:
        """Whether the word before a title's words belongs to it."""
        word, place = self.norms[index], self.text.around(index)
        if place:
            return word == "board" and place.last - place.first == 1
        if self._apart(index + 1):
            return False
        if word in self.roles.modifiers or word in self.roles.heads or word == "-":
            return True
        if word == "'s" and index > 0:
            return self.norms[index - 1] in POSSESSORS
        if word == "company" and self.norms[index + 1] == "secretary":
            return True
        if word in self.roles.bodies or not word.replace("-", "").isalpha():
            return False
        if word == "and":
            joined = index > 0 and self.text.capital(index - 1) and self.text.capital(index + 1)
            return joined and self.text.around(index - 1) is None
        follows = self.norms[index + 1] in {"-", "and", "&"} or self.text.capital(index + 1)
        capital = self.text.capital(index) and (follows or self.norms[index - 1] == ",")
        return capital and word not in ARTICLES | OWN | ITS | OPENERS

    def _fills(self, index: int, floor: int) -> bool:
        """Whether a word stands between the first word of a title and its head: “chief people officer”."""
        word = self.norms[index]
        return (
            index - 1 >= floor
            and word.isalpha()
            and word not in FIELD_ENDS | BEFORE | ARTICLES | OWN | ITS
            and word not in self.roles.bodies
            and self.norms[index - 1] in LEADING
            and self.text.around(index) is None
        )

    def _apart(self, index: int) -> bool:
        """Whether white space as between columns stands before a word."""
        words = self.text.words
        gap = words.text[words.ends[index - 1] : words.starts[index]]
        return len(gap) > COLUMN_GAP and "\n" not in gap

    def _field(self, last: int, sentence: Sentence) -> int:
        """The end of a title with its field: “Director of Adult Care”, “Minister for Women and Equalities”."""
        if last + 1 >= sentence.last or self.norms[last] not in {"of", "for"}:
            return last
        at = last + 1
        if self.norms[at] == "the" and at + 1 < sentence.last:
            at += 1
        thing = self.text.by_first.get(at)
        if (thing and thing.thing.type is not ThingType.PERSON) or last + 1 in self.text.by_first:
            return last
        if not self.text.capital(at):
            return (self._small_field(at, sentence) if at == last + 1 else 0) or last
        end = at
        while end < sentence.last:
            place = self.text.by_first.get(end)
            if place and place.thing.type is ThingType.PERSON:
                break
            if place and place.thing.type in BODIES and end <= at + 2:
                return last
            linked = self.norms[end] in {"and", "&", "of", "for", "the", "'s"} and end + 1 < sentence.last
            if linked and self.norms[end] in {"and", "&"} and self.begins(end + 1, sentence):
                break
            if self.norms[end : end + 2] in (["'s", "and"], ["'s", "&"]) and self.text.capital(end + 2):
                end += 2
                continue
            if not (
                self.text.capital(end)
                or self.norms[end] == "-"
                or (linked and self.text.capital(end + 1) and end + 1 not in self.text.by_first)
            ):
                break
            end += 1
        return end

    def _small_field(self, at: int, sentence: Sentence) -> int:
        """The end of a field in small letters, a few words before a comma or a small word; 0 where there is none."""
        end = at
        while (
            end <= min(at + FIELD, sentence.last - 1)
            and self.norms[end].isalpha()
            and not self.text.capital(end)
            and self.norms[end] not in FIELD_ENDS
        ):
            end += 1
        if place := self.text.by_first.get(end):
            return end if end > at and place.thing.type is ThingType.PERSON else 0
        word = self.norms[end] if end < sentence.last else "."
        closed = word in FIELD_ENDS or not word.isalpha() or self.text.capital(end)
        return end if end > at and closed else 0
