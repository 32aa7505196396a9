"""The whole way: read → parse → extract → describe (document by document, in `stages`) → link → check → publish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontherecord import fingerprints
from ontherecord.cache import Cache, Kept, open_cache
from ontherecord.check import check_graph
from ontherecord.corpus import Corpus, find_documents
from ontherecord.corrections import Correction, corrections, unused
from ontherecord.describe import iris
from ontherecord.link import Linked, Packing, link
from ontherecord.ontology import Ontology
from ontherecord.problems import Problem, UserError
from ontherecord.publish import record
from ontherecord.publish.before import before
from ontherecord.publish.files import replacing
from ontherecord.publish.graphs import shared_graph
from ontherecord.publish.names import write_names
from ontherecord.publish.quads import FOLDER as QUADS
from ontherecord.publish.quads import write_quads
from ontherecord.publish.readable import write_readable
from ontherecord.publish.refresh import make_store
from ontherecord.publish.shards import Member, in_shards, write_shards
from ontherecord.publish.texts import text_names, write_text
from ontherecord.publish.vocabulary import vocabulary
from ontherecord.settings import Settings
from ontherecord.stopwatch import Stopwatch
from ontherecord.upkeep import Hands, Watch, Worked, work_up
from ontherecord.workers import worthwhile

READABLE = 250
"""Documents up to which Turtle, TriG and the page are written without being asked for: 2 million triples in memory."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build tells whoever asked for it."""

    documents: int
    counts: dict[str, int]
    left_out: int
    """Documents that could not go into the graph."""
    problems: list[Problem]


def build(folders: Sequence[Path], output: Path, settings: Settings, hands: Hands, watch: Watch) -> Built:
    """Build the graph of all documents below the folders into `output`, in place of the build before.

    Only what has changed since then is worked on; the files are those of a build from nothing. `hands` are the
    processes to work in. A document that cannot be worked through is a problem in the result. Raises UserError where
    nothing can be built; the build before is then as it was.
    """
    clock = Stopwatch()
    ontology, base = settings.ontology, settings.base
    corpus = find_documents(folders, leave_out=[output])
    with replacing(output) as new, open_cache(output) as cache:
        worked = work_up(corpus, settings, cache, hands, watch)
        clock.lap("documents")
        old, fingerprint = before(output), _fingerprint(corpus, worked, settings)
        if fingerprint and fingerprint == old.fingerprint and old.is_whole():
            return _as_it_was(output, worked)
        held = _held(worked.documents, ontology)
        problems = [*corpus.problems, *worked.problems, *unused(ontology, held)]
        _refuse_unless(worked.documents, "no document could be built", problems)

        packing = Packing()
        linked = link((packing.unpack(cache.packed_outline(each)) for each in worked.documents), ontology, base)
        clock.lap("linking")
        members = [_member(each, linked, base) for each in worked.documents]
        write_shards(in_shards(members, base), cache.file, new, old, _processes(corpus, hands))
        write_quads(new / QUADS, [shared_graph("links", base, linked.quads), vocabulary(ontology, base)])
        write_names(new, linked)
        texts = _write_texts(worked.documents, cache, new / "text")
        clock.lap("files")
        store = make_store(new, old, members)
        clock.lap("store")
        wrong = check_graph(store, ontology, stored=False)
        _refuse_unless(not wrong, "the graph is not published, because it fails its own checks", wrong)
        clock.lap("checks")

        if len(members) <= READABLE:
            problems += write_readable(new, store, ontology, base)
        counts = record.counts(store, base)
        del store  # closes its files, before they are moved
        known = zip(worked.documents, members, strict=True)
        inputs = {d.path: {"sha256": d.sha256, "text": texts[d.path], "graph": m.fingerprint} for d, m in known}
        rules = record.rule_hashes(ontology)
        clock.lap("rest")
        wanted = record.Record(base, clock.seconds, inputs, rules, counts, held, problems, fingerprint, clock.parts)
        wanted.write(new)
        cache.keep_only(set(worked.keys.values()) - worked.chance)
    return Built(len(members), counts, len(worked.left_out), problems)


def _processes(corpus: Corpus, hands: Hands) -> int:
    """How many processes of this machine write the files of a build."""
    return worthwhile([source.file for source in corpus.sources], hands if isinstance(hands, int) else None)


def _fingerprint(corpus: Corpus, worked: Worked, settings: Settings) -> str:
    """Of all that goes into a build; none where chance had a hand in it, so that it is tried again."""
    if any(each.by_chance for each in worked.left_out) or worked.chance:
        return ""
    amiss = [(str(problem), "") for problem in corpus.problems]
    common = fingerprints.of_settings(settings)
    return fingerprints.of_build(settings.ontology, common, [*worked.keys.items(), *amiss])


def _as_it_was(output: Path, worked: Worked) -> Built:
    """What a build tells that had nothing to do."""
    said = record.read_record(output)
    problems = [Problem(**each) for each in said["problems"]]
    return Built(len(worked.documents), said["counts"], len(worked.left_out), problems)


def _refuse_unless(good: object, what: str, problems: Iterable[Problem]) -> None:
    """Raise UserError with what is wrong and the problems behind it, each on a line of its own, unless all is good."""
    if not good:
        raise UserError("\n".join([f"{what}:", *map(str, problems)]))


def _held(documents: Iterable[Kept], ontology: Ontology) -> list[Correction]:
    """The corrections by people that took something out."""
    held = {(document.path, *each) for document in documents for each in document.corrected}
    return [each for each in corrections(ontology) if (each.document, each.kind, each.words) in held]


def _member(document: Kept, linked: Linked, base: str) -> Member:
    """A document's graph under settled names, as it is to be written."""
    renames = linked.renames.get(document.path, {})
    fingerprint = fingerprints.of_graph(document.key, document.number, renames)
    return Member(document.path, iris.document(base, document.path), document.id, renames, fingerprint)


def _write_texts(documents: Sequence[Kept], cache: Cache, folder: Path) -> dict[str, str]:
    """Write each document's text; gives back the file's path below the folder by the document's path."""
    names = text_names(document.path for document in documents)
    for document in documents:
        write_text(folder / names[document.path], cache.text(document))
    return names
