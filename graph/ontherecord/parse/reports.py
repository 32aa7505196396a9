"""Speech reported without quotation marks: “Ofsted said that …”, “according to …”, what inspectors listed."""

from __future__ import annotations

from dataclasses import dataclass

from ontherecord.document import BlockKind
from ontherecord.facts import Agent, Ref, Saying, Span, Voice
from ontherecord.lexicon import Hit
from ontherecord.parse.analysis import Analysis, Segment
from ontherecord.parse.own_voice import OwnVoice
from ontherecord.parse.sentences import Sentence
from ontherecord.parse.speaker import Speaker
from ontherecord.parse.speakers import BETWEEN, Speakers

NOT_FINITE = frozenset("to will would shall should may might can could must not be by being let".split())
"""A verb form after one of these reports nothing that was said."""
DETERMINERS = frozenset("a an the its their his her our this these any some no".split())
"""A verb form behind one of these describes a noun (“an estimated £4m”)."""
ADVERBS = BETWEEN - {",", "and", "but"}
AUXILIARIES = frozenset({"has", "have", "had"})
PRONOUNS = frozenset({"he", "she", "they", "it"})
SPEAKING = frozenset({"reporting.say", "reporting.ask", "reporting.answer"})
OPEN = frozenset({"reporting.praise", "reporting.criticise", "reporting.apologise"})
"""Verbs with which people speak whatever follows (“Parents praised the staff”)."""
RELATIVE = frozenset({"which", "whom", "what"})
OPENING = frozenset(
    {"that", "whether", "if", "how", "why", "what", "who", "when", "where", "which", ":", '"', "concerns"}
)
PASSIVE = frozenset("is are was were been being".split())
REPORTING = tuple(
    f"reporting.{kind}"
    for kind in "ask answer deny admit promise recommend apologise praise criticise say find".split()
)
"""Readings of a verb, the one that tells most first."""
PLAIN = frozenset({"reporting.say", "reporting.answer", "reporting.find"})
WINDOW = 12
"""Words after a plain verb of saying in which its “that” must stand."""
LIST_HEAD = 14
"""Words before the colon of a list's introduction among which the reporting verb must stand."""
TAIL = 4
"""Words behind a reporting verb that closes its sentence (“…, inspectors said in their report.”)."""
TAIL_STARTS = frozenset(
    "in on at during after before yesterday today tonight this last earlier later recently afterwards".split()
)
SHORTEST = 4
"""Words that a clause in front of a reporting clause has at least."""
SAID = frozenset(
    "said says say claimed claims added adds believes believed alleges alleged insisted insists argued argues".split()
)
"""Verbs after which a clause needs no “that”."""
SAID_ALWAYS = frozenset({"said", "says", "say"})
NOT_CLAUSE = frozenset("in on at to by for of from with about during after before as so it no yes".split())
"""Words that begin no clause."""
WROTE = frozenset({"wrote", "writes", "written", "expressed", "mentioned"})
"""Verbs that report only with “that” or a quotation."""
JOINING = frozenset({"and", "but", "while", "whereas", "so"})
FINITE = frozenset("is are was were has have had will would can could should must may do does did".split())
BESIDE = frozenset({",", ";", ":", "and", "but", "while", "whereas", "though", "although", "since", "today", "later"})
"""What stands before the speaker of a second report in a sentence."""
BACKSHIFT = frozenset({"had", "would"})
"""Verbs in which a report goes on in the next sentence (“He said that … Tenants would be consulted.”)."""
GOING_ON = (["also", ",", "that"], ["and", "that"], ["further", ",", "that"])
"""How a sentence begins that only goes on with a report."""
OURSELVES = frozenset({"we", "our", "us", "i", "my"})
CLAUSE_STARTS = frozenset(
    "it he she they there this these the a an its his her their all no some many most each every any if when".split()
)
"""Words that begin a clause reported without “that”."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A reporting verb with its speaker, and the word at which the report begins."""

    begin: int
    verb: Hit
    speaker: Speaker


class Reports:
    """Cuts a document's own words by who is reported to say them, sentence after sentence."""

    def __init__(self, analysis: Analysis, speakers: Speakers, own: OwnVoice) -> None:
        """Take the document, what finds its speakers, and whose its own words are."""
        self.analysis = analysis
        self.norms = analysis.words.norms
        self.speakers = speakers
        self.own = own
        self.agents: dict[Ref, Agent] = {}
        """Speakers without a name, as they are met."""
        self._last: dict[int, Saying] = {}

    def segments(self, sentence: Sentence, first: int, last: int) -> list[Segment]:
        """The words `first` to before `last` of a sentence, cut into segments of one voice each."""
        silent = self.analysis.block(sentence).kind in {BlockKind.HEADING, BlockKind.ROW}
        usual = self.own.of(sentence.start)
        reports = [] if silent else self._reports(first, last, usual)
        if not reports:
            return [self._cut(sentence, first, last, self._unreported(sentence, first, last))]
        begin = self._clause_before(first, reports[0].begin)
        found = [self._cut(sentence, first, begin, usual)] if begin > first else []
        ends = [report.begin for report in reports[1:]] + [last]
        for report, end in zip(reports, ends, strict=True):
            own = self._own_again(report.verb.last, end)
            if own > begin:
                found.append(self._cut(sentence, begin, own, self._hear(sentence, report.speaker), report.verb))
            if end > own:
                found.append(self._cut(sentence, own, end, usual))
            begin = max(begin, end)
        return found

    def _own_again(self, first: int, last: int) -> int:
        """Where after a semicolon the document speaks for itself again, as “we”; the end, where it does not."""
        for at in range(first, last - 1):
            if self.norms[at] == ";" and OURSELVES & set(self.norms[at:last]):
                return at + 1
        return last

    def _hear(self, sentence: Sentence, speaker: Speaker) -> Saying:
        """Note who was reported, so that “she” in the next sentence is known."""
        saying = Saying(speaker.ref, Voice.REPORTED, speaker.on_behalf_of)
        self._last[sentence.block] = saying
        self.speakers.pronouns.note(Span(sentence.start, sentence.end), speaker)
        if speaker.agent:
            self.agents[speaker.ref] = speaker.agent
        return saying

    def _cut(self, sentence: Sentence, first: int, last: int, saying: Saying, verb: Hit | None = None) -> Segment:
        words = self.analysis.words
        return Segment(words.starts[first], words.ends[last - 1], first, last, sentence, saying, verb)

    def _reports(self, first: int, last: int, usual: Saying) -> list[_Report]:
        """The reports in a stretch of own words, one after another; of the same speaker only the first."""
        found: list[_Report] = []
        for verb in self._verbs(first, last):
            speaker = self._reporter(verb, first, last)
            if speaker is None or speaker.ref == usual.said_by or self._described_by_us(speaker.first, first):
                continue
            if found and self.norms[verb.first - 1] == "and":
                continue
            if found and (verb.first < found[-1].verb.last or speaker.ref == found[-1].speaker.ref):
                continue
            if found and not self._beside(speaker.first, verb):
                continue
            found.append(_Report(self._begin(speaker, verb, first, last), verb, speaker))
        return found

    def _described_by_us(self, at: int, first: int) -> bool:
        """“We do not think that a plan of the kind which the Committee describes would help”: our words, not theirs."""
        while at > first and self.norms[at - 1] in DETERMINERS:
            at -= 1
        return self.norms[at - 1] in RELATIVE and bool(OURSELVES & set(self.norms[first:at]))

    def _beside(self, at: int, verb: Hit) -> bool:
        """Whether a further report stands beside the one before, not in it (“she said that the Agency told her”)."""
        if verb.label == "reporting.according":
            return True
        while at > 0 and self.norms[at - 1] in DETERMINERS:
            at -= 1
        return self.norms[at - 1] in BESIDE or verb.label == "reporting.deny"

    def _begin(self, speaker: Speaker, verb: Hit, first: int, last: int) -> int:
        """Where a report begins: with its speaker; with the sentence, where the speaker stands in or behind it."""
        if self._interposed(speaker, verb, first, last):
            return first
        if first <= speaker.first < verb.first:
            return speaker.first
        return self.speakers.clause(verb.first, first) if verb.label != "reporting.according" else first

    def _interposed(self, speaker: Speaker, verb: Hit, first: int, last: int) -> bool:
        """“The wing, inspectors said, was dirty.”   “The wing was dirty, inspectors said yesterday.”"""
        if speaker.first - first < SHORTEST - 2 or self.norms[speaker.first - 1] != ",":
            return False
        return self.norms[verb.last : verb.last + 1] == [","] or self._closes(verb, last)

    def _closes(self, verb: Hit, last: int) -> bool:
        """Whether nothing but a time or a place follows a verb to the sentence's end."""
        rest = [norm for norm in self.norms[verb.last : last] if norm[0].isalnum()]
        return len(rest) <= TAIL and (not rest or rest[0] in TAIL_STARTS)

    def _clause_before(self, first: int, begin: int) -> int:
        """Where the reporting clause begins, behind an own clause (“Costs rose, and the Board says …”)."""
        if self.norms[begin - 1] in JOINING and begin - first > SHORTEST and FINITE & set(self.norms[first:begin]):
            return begin
        for at in range(begin - 1, first + SHORTEST, -1):
            if self.norms[at] == ";" or (self.norms[at] in JOINING and self.norms[at - 1] == ","):
                return at + 1 if FINITE & set(self.norms[first:at]) else first
        return first

    def _verbs(self, first: int, last: int) -> list[Hit]:
        """Reporting verbs that are finite, each in its most telling reading, and the cues of “according to”."""
        chosen: dict[int, Hit] = {}
        for hit in self.analysis.hits_in(first, last, "reporting."):
            if hit.label == "reporting.according":
                chosen[hit.first] = hit
            elif hit.label in REPORTING and self._finite(hit.first, first):
                known = chosen.get(hit.first)
                if known is None or REPORTING.index(hit.label) < REPORTING.index(known.label):
                    chosen[hit.first] = hit
        return [chosen[place] for place in sorted(chosen)]

    def _finite(self, at: int, first: int) -> bool:
        """Whether no auxiliary stands before a verb form, adverbs aside (“will normally ask”)."""
        auxiliary = self.norms[self._auxiliary(at, first)]
        return at == first or not (auxiliary in NOT_FINITE or self.norms[at - 1] in DETERMINERS)

    def _auxiliary(self, at: int, first: int) -> int:
        """The word before a verb, adverbs aside."""
        before = at - 1
        while before > first and (self.norms[before] in ADVERBS or self.norms[before].endswith("ly")):
            before -= 1
        return before

    def _reporter(self, verb: Hit, first: int, last: int) -> Speaker | None:
        if verb.label == "reporting.according":
            return self.speakers.source(verb.last, last)
        if verb.first > first and self.norms[self._auxiliary(verb.first, first)] in PASSIVE:
            by = verb.last < last and self.norms[verb.last] == "by"
            return self.speakers.after(verb.last + 1, last) if by else None
        if self.norms[verb.last : verb.last + 1] == ["by"] and not AUXILIARIES & {*self.norms[verb.first : verb.last]}:
            return None  # “the standards recommended by the panel”
        introduces = self._introduces(verb, last)
        speaker = self.speakers.before(verb.first, first) if introduces or self._closes(verb, last) else None
        if speaker is None or (not introduces and not self._interposed(speaker, verb, first, last)):
            return None
        return speaker if speaker.agent is None or self._surely(verb, last) else None

    def _surely(self, verb: Hit, last: int) -> bool:
        """Whether a verb reports speech also where only a noun for people stands before it (“Staff said that …”)."""
        if verb.label in OPEN or self._closes(verb, last) or ":" in self.norms[verb.last : last]:
            return True
        if self.norms[verb.last - 1] in SAID and self._introduces(verb, last):
            return True
        following = self.norms[verb.last : min(last, verb.last + 6)]
        return bool(following) and (bool(OPENING & set(following)) or following[0] in CLAUSE_STARTS | {"of", ","})

    def _introduces(self, verb: Hit, last: int) -> bool:
        """Whether something reported follows: after plain verbs of saying a clause, after others anything."""
        if verb.last >= last:
            return self.norms[verb.last - 1] != "says"
        if verb.label not in PLAIN or not self._says(verb):
            return True
        window = self.norms[verb.last : min(last, verb.last + WINDOW)]
        if self.norms[verb.last - 1] in SAID and window[0] not in NOT_CLAUSE and window[0][0].isalnum():
            return self.norms[verb.last - 1] in SAID_ALWAYS or bool(FINITE & set(window[1:]))
        if self.norms[verb.last - 1] in WROTE and not {"that", ":", '"'} & set(window[:4]):
            return False
        opens = {"that", ":", '"'} & set(window) or window[0] in CLAUSE_STARTS or "how" in window[:3]
        return bool(opens) or window[0] == "," or self.norms[verb.first].startswith("describ")

    def _says(self, verb: Hit) -> bool:
        """Whether the verb is one of plain saying, whatever else it may be (“has reported in public”)."""
        readings = self.analysis.hits_in(verb.first, verb.last, "reporting.say")
        return verb.label == "reporting.answer" or any(each.first == verb.first for each in readings)

    def _unreported(self, sentence: Sentence, first: int, last: int) -> Saying:
        """Whose words a sentence without a reporting verb gives: its list's introduction or what went before tells."""
        introduced = self._introduced(sentence)
        if introduced:
            return introduced
        norms = set(self.norms[first:last])
        before = None if self._speaks(first, last) else self._last.get(sentence.block)
        if before and BACKSHIFT & norms and not OURSELVES & norms:
            return before
        if before and any(self.norms[first : first + len(opening)] == opening for opening in GOING_ON):
            return before
        usual = self.own.of(sentence.start)
        if usual is not self.own.usual:
            return usual
        if self.analysis.creator and {"i", "my"} & norms and not {"we", "our"} & norms:
            return Saying(self.analysis.creator, Voice.PUBLISHER, self.analysis.publisher)
        return self.own.of(sentence.start)

    def _speaks(self, first: int, last: int) -> bool:
        """Whether a sentence says itself that somebody speaks, though not who: then the one before speaks no more."""
        if self.norms[first] in PRONOUNS:
            return False
        return any(verb.label in SPEAKING and self._introduces(verb, last) for verb in self._verbs(first, last))

    def _introduced(self, sentence: Sentence) -> Saying | None:
        intro = self.analysis.intro(sentence)
        if intro is None:
            return None
        verbs = self._verbs(max(intro.first, intro.last - LIST_HEAD), intro.last)
        speaker = self._reporter(verbs[-1], intro.first, intro.last) if verbs else None
        if speaker is None or speaker.ref == self.own.of(sentence.start).said_by:
            return None
        return Saying(speaker.ref, Voice.REPORTED, speaker.on_behalf_of)
