"""How linking grows: generated documents, shaped like the corpus, linked 100, 1 000 and 10 000 at a time.

    python benchmarks/linking.py [100 1000 10000]

Prints seconds of one processor and peak memory for each number of documents, and fails where time grows faster than
n·log n, with a third to spare, or memory passes 2 GiB. Only ratios of one run on one machine are compared.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time
from collections.abc import Iterator
from math import log

from ontherecord.dates import Date
from ontherecord.describe.iris import slug
from ontherecord.document import Block, Document, Metadata
from ontherecord.facts import Facts, Mention, Post, Ref, Saying, Span, Statement, Term, Thing, ThingType, Voice
from ontherecord.link import link, outline
from ontherecord.workspace import ontology_for

BASE = "https://w3id.org/ontherecord/id/"
SENTENCES, DOCUMENTS_OF_A_BODY = 50, 25
KINDS = ["Commitment"] * 7 + ["Progress"] * 12 + ["Statistic"] * 12 + ["Finding"] * 6 + ["Recommendation"] * 3
KINDS += ["Criticism"] * 3 + ["Acknowledgement"] * 2 + ["Question", "Answer", "Disagreement", "Praise", "Apology"]
OPENINGS = {"Commitment": "We will publish", "Progress": "We have published", "Recommendation": "The body should run"}
COMMON = "service board plan children families staff report work support practice review training case care".split()
SYLLABLES = "ba co du fer gil hon jas kel lor mun nep por qui ras sten tor ul ven wex yar".split()
SPARE = 4 / 3
LIMIT = 2 * 1024 * 1024
"""KiB."""


def word(rng: random.Random, size: int) -> str:
    """A word of a vocabulary that grows with the corpus by Heaps' law; few are frequent, by Zipf's."""
    words = int(44 * (size * SENTENCES * 20) ** 0.49)
    number = int(words ** rng.random())
    return COMMON[number % len(COMMON)] if number < 60 else name(number)


def name(number: int) -> str:
    """A made-up word for a number."""
    made = ""
    while number or len(made) < 4:
        number, at = divmod(number, len(SYLLABLES))
        made += SYLLABLES[at]
    return made


def documents(count: int) -> Iterator[Facts]:
    """Documents of bodies that each publish a few dozen over some years."""
    rng = random.Random(count)  # noqa: S311  the same documents in every run
    for number in range(count):
        yield document(rng, number, count)


def document(rng: random.Random, number: int, count: int) -> Facts:
    """A document of about a thousand words and as many statements as the corpus has for that."""
    body = number % max(1, count // DOCUMENTS_OF_A_BODY)
    publisher = thing(ThingType.ORGANIZATION, "organisation", f"{name(body + 50).title()} Council")
    head = thing(ThingType.PERSON, "person", f"Ada {name(body + 900).title()}")
    plans = [rng.randrange(40) for _ in range(8)]
    names = [f"{name(body * 40 + plan + 7000).title()} Improvement Plan" for plan in plans]
    things = {each.ref: each for each in (thing(ThingType.REPORT, "report", name_) for name_ in names)}
    things |= {each.ref: each for each in (publisher, head)}
    committee = thing(ThingType.UNIT, "organisation", "Audit Committee", publisher.ref)
    things[committee.ref] = committee
    text, sentences, mentions, statements = "", [], [], []
    for at in range(SENTENCES):
        kind = KINDS[(at * 7 + number) % len(KINDS)]
        words = [OPENINGS.get(kind, "It was found that")] + [word(rng, count) for _ in range(16)]
        begin = len(text)
        text += " ".join(words) + " "
        if at % 4 == 0:
            chosen = names[at // 4 % len(names)]
            mentions.append(Mention(Span(len(text), len(text) + len(chosen)), ref("report", chosen)))
            text += chosen + " "
        text += f"{rng.randrange(2000)} times.\n"
        span = Span(begin, len(text) - 1)
        sentences.append(span)
        saying = Saying(publisher.ref, Voice.PUBLISHER)
        own = (("committedBy", publisher.ref), ("strength", Term("Firm"))) if kind == "Commitment" else ()
        statements.append(Statement(kind, span, (span,), saying, "made", about=(publisher.ref,), attributes=own))
    day = dt.date(2015, 1, 1) + dt.timedelta(days=rng.randrange(3000))
    return Facts(
        Document(f"{number:05}.txt", text, (Block(0, len(text)),), Metadata(date=Date.day(day))),
        things=tuple(things[each] for each in sorted(things)),
        mentions=tuple(mentions),
        publisher=publisher.ref,
        statements=tuple(statements),
        posts=(Post(head.ref, publisher.ref, "Chair", sentences[0], saying),),
        sentences=tuple(sentences),
    )


def ref(kind: str, name_: str) -> Ref:
    return Ref(f"{kind}/{slug(name_)}")


def thing(type_: ThingType, kind: str, name_: str, part_of: Ref | None = None) -> Thing:
    return Thing(ref(kind, name_), type_, name_, (), part_of)


def main() -> int:
    """Link ever more documents and compare."""
    ontology = ontology_for(None)
    seconds: list[tuple[int, float]] = []
    wrong = 0
    print(f"{'documents':>10}{'outlines s':>12}{'linking s':>12}{'links':>9}{'peak MiB':>10}{'growth':>9}")
    for count in [int(each) for each in sys.argv[1:]] or [100, 1_000, 10_000]:
        started = time.process_time()
        outlines = [outline(facts, ontology) for facts in documents(count)]
        drawn = time.process_time()
        linked = link(outlines, ontology, BASE)
        took = time.process_time() - drawn
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds.append((count, took))
        growth = 0.0
        if len(seconds) > 1:
            (fewer, before), (more, after) = seconds[-2:]
            growth = (after / before) / (more * log(more) / (fewer * log(fewer)))
        links = sum("#Link>" in line for line in linked.quads)
        figures = f"{drawn - started:>12.1f}{took:>12.2f}{links:>9}{peak / 1024:>10.0f}{growth:>9.2f}"
        print(f"{count:>10}{figures}", flush=True)
        wrong |= growth > SPARE or peak > LIMIT
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
