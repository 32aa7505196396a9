"""Whose “inspectors”, “the auditors” or “the regulator” are."""

from __future__ import annotations

from ontherecord.facts import Mention, Ref, ThingType
from ontherecord.parse.named import BODIES, Named
from ontherecord.parse.speaker import Speaker

INSPECTING = ("inspect", "ofsted", "cqc", "hmi", "estyn", "regulator")
"""How words begin in the names of bodies that leave no doubt: inspectors in such a body's document are its own."""
WATCHING = tuple(
    "inspect ofsted cqc hmi estyn regulator audit ombudsman adjudicator coroner commission monitor".split()
)
"""How words begin in the names of all bodies that inspect, regulate or audit."""
MODALS = frozenset("is are was were will would can could should must may".split())
"""Verbs behind which another verb has another subject."""
STANDING = frozenset({"office", "scrutiny", "review", "standards", "inquiry"})
"""Other words in such names."""


def inspecting(named: Named, begin: int, end: int) -> Speaker | None:
    """The body whose inspectors some words name: of those that the text named before, the last, not the publisher."""
    analysis = named.analysis
    norms = analysis.words.norms
    hits = analysis.hits_in(begin, end, "reporting.inspectors")
    hits = [hit for hit in hits if MODALS.isdisjoint(norms[hit.last : end])]
    if not hits:
        return None
    first = hits[0].first
    for mention in named.between(hits[0].last, hits[0].last + 6):
        joined = analysis.words.norms[hits[0].last : hits[0].last + 1] in (["from"], ["of"], ["for"], ["at"])
        if joined and named.type(mention.thing) in BODIES and named.words(mention)[0] - hits[0].last <= 2:
            return Speaker(mention.thing, first)
    own = "our" in analysis.words.norms[begin : hits[0].last]
    if analysis.publisher and (own or _inspects(named, analysis.publisher, INSPECTING)):
        return Speaker(analysis.publisher, first)
    owners = [owner for each in named.before(analysis.words.starts[first]) if (owner := _owner(named, each))]
    for beginnings, whole in ((INSPECTING, frozenset[str]()), (WATCHING, STANDING)):
        for owner in owners:
            if _inspects(named, owner, beginnings, whole):
                return Speaker(owner, first)
    return None


def _owner(named: Named, mention: Mention) -> Ref | None:
    """The body that a mention stands for, or whose report it is, other than the publisher."""
    thing = named.analysis.things[mention.thing]
    owner = thing.part_of if thing.type is ThingType.REPORT else thing.ref if thing.type in BODIES else None
    return owner if owner != named.analysis.publisher else None


def _inspects(named: Named, ref: Ref, beginnings: tuple[str, ...], whole: frozenset[str] = frozenset()) -> bool:
    """Whether a body's names have words of certain beginnings, or certain words."""
    thing = named.analysis.things.get(ref)
    words = " ".join([thing.name, *thing.forms]).lower().split() if thing else []
    return any(word.startswith(beginnings) or word in whole for word in words)
