"""Whom a document goes on about: what “the force” and “it” mean, and what a sentence without a name is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache

from ontherecord.document import BlockKind
from ontherecord.extract.grades import grade_words
from ontherecord.facts import Ref, Statement, Thing, ThingType, Voice
from ontherecord.ontology import Ontology
from ontherecord.parse.analysis import Analysis, within
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.wordlists import word_lists

BODIES = frozenset({ThingType.ORGANIZATION, ThingType.UNIT})
WORKS = frozenset({ThingType.REPORT, ThingType.INITIATIVE})
IN_TITLE = 6
"""How much a name in the title or a heading counts, beside one for every mention."""
OF_US = 3
"""How many of “we” and “our” count as one mention of the publisher."""
LEAST = 3
"""Mentions that make a body what a document is about."""
EVERYWHERE = frozenset({"UK Parliament", "UK Government", "House of Commons", "House of Lords"})
"""Bodies that documents name in passing."""
OFTEN = 6
"""Mentions by which a news page is about a body even where another is named nearly as often."""
PROVIDERS = frozenset("trust council ltd limited plc group authority federation corporation".split())
"""Parts of the names of bodies that run the establishments inspected."""
BEGINNING = 6
"""Blocks in which an inspection report names whom it is about."""
AHEAD = 1.5
"""How much oftener it is mentioned than any other."""
FAR = 60
"""Mentions of bodies to look back for the one that “the force” means."""
OPENING = 6
"""Words at the beginning of a sentence in which “it” or “this” leans on the sentence before."""
COMMON = frozenset(
    "national royal new north south east west central great united british local public house home".split()
)
"""Words with which the names of many bodies begin."""
PLACING = frozenset("in near of across from to at around mr mrs ms dr sir dame".split())
LEANING = frozenset("it its they their them these those this that he she his her there here both".split())
OWN = frozenset("we us our ours i my me".split())
OF_ONESELF = frozenset({"Commitment", "Acknowledgement", "Apology"})
"""Kinds of statements that those who make them make about themselves."""
POINTING = frozenset("the this that its their our each".split())


class Focus:
    """What the sentences of one document are about, besides what they name."""

    def __init__(self, analysis: Analysis, ontology: Ontology) -> None:
        """Look at the bodies of a document, with the short names of `rated.toml` and `short_names.toml`."""
        self.analysis = analysis
        self.norms = analysis.words.norms
        self.short_names = _short_names(ontology)
        self._inspectors = grade_words(ontology).lists["raters"]
        self._bodies = [mention for mention in analysis.mentions if self._type(mention.thing) in BODIES]
        self._places = [analysis.words.between(*mention.span)[0] for mention in self._bodies]

    @cached_property
    def theme(self) -> Ref | None:
        """The body that the whole document goes on about, where it is another than its publisher."""
        analysis, publisher = self.analysis, self.analysis.publisher
        if inspected := self._inspected():
            return inspected
        scores = Counter(mention.thing for mention in self._bodies)
        titles = [block for block in analysis.document.blocks if block.kind is BlockKind.HEADING]
        titled = {m.thing for block in titles for m in within(self._bodies, block.start, block.end)}
        for ref in scores:
            scores[ref] += IN_TITLE * (ref in titled)
        own = scores.pop(publisher, 0) if publisher else 0
        own += sum(analysis.counts[word] for word in ("we", "our", "us")) // OF_US
        others = {
            ref: score
            for ref, score in scores.items()
            if score >= LEAST and self._stands_alone(ref) and (ref in titled or not self._inspects(ref))
        }
        ranked = sorted(others, key=lambda ref: (-others[ref], ref))
        if not ranked or others[ranked[0]] <= own:
            return None
        rival = others[ranked[1]] if len(ranked) > 1 else 0
        news = others[ranked[0]] >= OFTEN and (publisher is None or analysis.document.metadata.genre == "Article")
        return ranked[0] if others[ranked[0]] >= (1 if news else AHEAD) * rival else None

    def _inspected(self) -> Ref | None:
        """The establishment that an inspectorate's report names first: the place, not its provider."""
        publisher, blocks = self.analysis.publisher, self.analysis.document.blocks
        if publisher not in self.analysis.things or not blocks or not self._inspects(publisher):
            return None
        beginning = blocks[min(BEGINNING, len(blocks)) - 1].end
        kinds = frozenset().union(*self.short_names.values())
        named: list[Ref] = []
        for mention in within(self._bodies, 0, beginning):
            words = _name_words(self.analysis.things[mention.thing])
            inspected = not kinds.isdisjoint(words) and self._inspectors.isdisjoint(words)
            if inspected and mention.thing != publisher and self._stands_alone(mention.thing):
                named.append(mention.thing)
        counts = Counter(mention.thing for mention in self._bodies)
        return max(named, key=lambda ref: (not self._runs_others(ref), counts[ref]), default=None)

    def _stands_alone(self, ref: Ref) -> bool:
        """Whether a body is no part of the publisher, and none that is everywhere, as Parliament."""
        thing = self.analysis.things[ref]
        everywhere = thing.name in EVERYWHERE
        return not everywhere and (thing.part_of is None or thing.part_of != self.analysis.publisher)

    def _runs_others(self, ref: Ref) -> bool:
        """Whether a body is by its name one that runs hospitals, schools or homes."""
        return not PROVIDERS.isdisjoint(_name_words(self.analysis.things[ref]))

    def _inspects(self, ref: Ref) -> bool:
        return not self._inspectors.isdisjoint(_name_words(self.analysis.things[ref]))

    def meant(self, word: int) -> Ref | None:
        """The body that a noun such as “force” in “the force” stands for: the last before it that is called so."""
        parts = self.short_names.get(self.norms[word])
        if parts is None or not word or self.norms[word - 1] not in POINTING:
            return None
        index = bisect_left(self._places, word)
        before = [mention.thing for mention in reversed(self._bodies[max(0, index - FAR) : index])]
        salient = [ref for ref in (self.analysis.publisher, self.theme) if ref]
        noun, candidates = self.norms[word], (*salient, *before)
        by_name = (ref for ref in candidates if self._called(ref, noun, frozenset()))
        return next(by_name, None) or next((ref for ref in candidates if self._called(ref, noun, parts)), None)

    def _called(self, ref: Ref, noun: str, parts: frozenset[str]) -> bool:
        """Whether a body's name holds a noun or what stands for it, and its head is no other kind of body."""
        thing = self.analysis.things.get(ref)
        if thing is None:
            return False
        words = _name_words(thing)
        fits = noun in words or not parts.isdisjoint(words)
        return fits and (_PART_OF_OTHERS & words) <= (parts | {noun})

    def bodies_meant(self, first: int, last: int) -> Iterator[tuple[int, Ref]]:
        """The words among some that stand for a body without its name, with the body; names themselves left out."""
        for word in range(first, last):
            noun = self.norms[word] in self.short_names
            ref = self.meant(word) if noun else self._named_in_part(word) if self.norms[word] in self._begun else None
            if ref and not self._in_a_name(word):
                yield word, ref

    def _in_a_name(self, word: int) -> bool:
        start = self.analysis.words.starts[word]
        low = bisect_right(self.analysis.mentions, start, key=lambda mention: mention.span.end)
        return low < len(self.analysis.mentions) and self.analysis.mentions[low].span.start <= start

    @cached_property
    def _begun(self) -> dict[str, set[Ref]]:
        """The bodies by the first word of their names, where these have more words (“Cleansweep South Ltd”)."""
        found: dict[str, set[Ref]] = {}
        for ref in {mention.thing for mention in self._bodies}:
            thing = self.analysis.things[ref]
            for form in (thing.name, *thing.forms):
                first, _, rest = form.lower().partition(" ")
                if rest and first not in COMMON and len(first) > len("the"):
                    found.setdefault(first, set()).add(ref)
        return found

    def _named_in_part(self, word: int) -> Ref | None:
        """The body whose name a capitalised word begins, not a place that something is in; none of several."""
        refs = self._begun[self.norms[word]]
        capital = self.analysis.words.word(word)[0].isupper()
        alone = not self.analysis.words.word(word + 1)[0].isupper() if word + 1 < len(self.norms) else True
        placed = word > 0 and self.norms[word - 1] in PLACING
        return next(iter(refs)) if len(refs) == 1 and capital and alone and not placed else None

    def of(self, statement: Statement) -> tuple[Ref, ...]:
        """What a statement is about: what its sentence names or means, and the body that the text goes on about."""
        span = statement.evidence[-1]
        first, last = self.analysis.words.between(span.start, span.end)
        speaker = statement.saying.said_by
        named = [mention.thing for mention in within(self.analysis.mentions, span.start, span.end)]
        if self._type(speaker) is ThingType.PERSON:
            named = [ref for ref in named if ref != speaker]
        told = [value for _, value in statement.attributes if isinstance(value, Ref) and value in self.analysis.things]
        meant = [ref for _, ref in self.bodies_meant(first, last)]
        own = self._own(statement, first, last)
        about = [*named, *meant, *told, *own, *statement.about]
        about += self._leant_on(first)
        sources = {statement.saying.said_by, statement.saying.on_behalf_of}
        if not any(self._type(ref) in BODIES and ref not in sources for ref in about):
            about += self._context(first, statement)
        if not any(ref not in sources for ref in named):
            about += self._headed(first)
        return tuple(dict.fromkeys(about))

    def _own(self, statement: Statement, first: int, last: int) -> list[Ref]:
        """The body that “we” is in a sentence."""
        body = statement.saying.on_behalf_of or statement.saying.said_by
        words = self.analysis.words.between(statement.words.start, statement.words.end)
        said = self.norms[first:last] if statement.saying.voice is Voice.PUBLISHER else self.norms[words[0] : words[1]]
        ours = statement.saying.voice is not Voice.COMMENT and not OWN.isdisjoint(said)
        return [body] if ours and body in self.analysis.things else []

    def _headed(self, first: int) -> list[Ref]:
        """What the heading of its section names, not the title of the document."""
        sentence = self._sentence(first)
        heading = self.analysis.block(sentence).heading if sentence else None
        above = self.analysis.document.blocks[heading] if heading is not None else None
        document = self.analysis.document
        if above is None or " ".join(document.text[above.start : above.end].split()) == document.metadata.title:
            return []
        return [m.thing for m in within(self.analysis.mentions, above.start, above.end)][:1]

    def _context(self, first: int, statement: Statement) -> list[Ref]:
        """The body that a sentence without one goes on about."""
        sentence = self._sentence(first)
        person = statement.saying.voice is Voice.REPORTED and statement.saying.on_behalf_of
        if person and statement.kind in OF_ONESELF:
            return [person]
        told = self.analysis.document.metadata.genre == "Article"
        found = [self._named_before(sentence)] if sentence and (told or self._leans(first)) else []
        found = [ref for ref in found if ref] or [self.theme or self.analysis.publisher]
        return [ref for ref in found if ref]

    def _leans(self, first: int) -> bool:
        return not LEANING.isdisjoint(self.norms[first : first + OPENING])

    def _leant_on(self, first: int) -> list[Ref]:
        """The report or initiative that “it” in the opening of a sentence means: of the sentence before."""
        sentence = self._sentence(first)
        if sentence is None or not self._leans(first):
            return []
        for before in self.analysis.before(sentence, 1):
            if before.block == sentence.block:
                named = within(self.analysis.mentions, before.start, before.end)
                return [mention.thing for mention in named if self._type(mention.thing) in WORKS][:1]
        return []

    def _named_before(self, sentence: Sentence) -> Ref | None:
        """The body named last before a sentence, in its block."""
        block = self.analysis.block(sentence)
        named = within(self._bodies, block.start, sentence.start)
        return named[-1].thing if named else None

    def _sentence(self, first: int) -> Sentence | None:
        sentences = self.analysis.sentences
        index = bisect_left(sentences, first, key=lambda each: each.first)
        return sentences[index] if index < len(sentences) else None

    def _type(self, ref: Ref) -> ThingType | None:
        thing = self.analysis.things.get(ref)
        return thing.type if thing else None


def _name_words(thing: Thing) -> set[str]:
    return {word for form in (thing.name, *thing.forms) for word in form.lower().replace("’s", "").split()}


_PART_OF_OTHERS = frozenset("panel board committee commissioner federation union inspectorate ombudsman".split())
"""Words in the names of bodies that stand beside those whose name they hold: a police and crime panel is no force."""


@lru_cache(maxsize=4)
def _short_names(ontology: Ontology) -> dict[str, frozenset[str]]:
    """What bodies are called for short, and what their names hold then. Raises UserError where a file is malformed."""
    found: dict[str, frozenset[str]] = {}
    for file in ("rated.toml", "short_names.toml"):
        for noun, parts in word_lists(ontology, file, None).items():
            found[noun] = found.get(noun, frozenset()) | frozenset(parts)
    return {noun: parts for noun, parts in found.items() if parts}
