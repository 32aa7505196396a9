"""Forms of English verbs, from the base form: rules for the regular ones, a list for the others."""

from __future__ import annotations

from functools import lru_cache

VOWELS = frozenset("aeiou")
IRREGULAR = {
    line.split()[0]: line.split()[1:]
    for line in """
    be was been|become became become|begin began begun|bind bound bound|break broke broken|bring brought brought
    build built built|buy bought bought|catch caught caught|choose chose chosen|come came come|cost cost cost
    cut cut cut|deal dealt dealt|do did done|draw drew drawn|drive drove driven|fall fell fallen|feel felt felt
    fight fought fought|find found found|forget forgot forgotten|forgive forgave forgiven|get got got|give gave given
    go went gone|grow grew grown|have had had|hear heard heard|hit hit hit|hold held held|keep kept kept
    know knew known|lay laid laid|lead led led|leave left left|let let let|lose lost lost|make made made
    mean meant meant|meet met met|overcome overcame overcome|oversee oversaw overseen|pay paid paid|put put put
    read read read|rebuild rebuilt rebuilt|redo redid redone|rewrite rewrote rewritten|ring rang rung|rise rose risen
    run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
    show showed shown|shut shut shut|sit sat sat|speak spoke spoken|spend spent spent|split split split
    spread spread spread|stand stood stood|strive strove striven|swear swore sworn|take took taken|teach taught taught
    tell told told|think thought thought|undergo underwent undergone|understand understood understood
    undertake undertook undertaken|undo undid undone|uphold upheld upheld|wear wore worn|win won won
    withdraw withdrew withdrawn|withhold withheld withheld|write wrote written
    """.replace("\n", "|").split("|")
    if line.strip()
}
"""Base form: past, participle. From any grammar of English."""
DOUBLED = frozenset(
    "admit ban commit cut equip fit get let map occur omit permit plan put rebut refer regret rid run set shut sit "
    "spot stop submit swap transfer transmit trim win begin forget fulfil instil enrol cancel label travel model "
    "signal counsel".split()
)
"""Verbs that double their last consonant before -ed and -ing."""


@lru_cache(maxsize=4096)
def inflect(verb: str, form: str = "") -> frozenset[str]:
    """Forms of a verb: `s` (third person), `ed` (past), `en` (participle), `ing`; all and the base for `""`."""
    if form == "s":
        return frozenset({_third_person(verb)})
    if form == "ing":
        return frozenset({_stem(verb) + "ing" if verb != "be" else "being"})
    if form in {"ed", "en"}:
        irregular = IRREGULAR.get(verb)
        return frozenset({irregular[form == "en"]}) if irregular else frozenset({_regular_past(verb)})
    if form == "":
        return frozenset({verb}).union(*(inflect(verb, each) for each in ("s", "ed", "en", "ing")))
    raise ValueError(f"unknown form ~{form}: use ~s, ~ed, ~en, ~ing or ~")


def _third_person(verb: str) -> str:
    if verb in {"be", "have"}:
        return {"be": "is", "have": "has"}[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _stem(verb: str) -> str:
    """The verb as it stands before -ing."""
    if verb in DOUBLED:
        return verb + verb[-1]
    if verb.endswith("ie"):
        return verb[:-2] + "y"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1]
    return verb


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ied"
    return _stem(verb) + "ed"
