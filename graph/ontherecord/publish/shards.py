"""The files of `quads/`, written from the cache shard by shard; one in which nothing has changed is taken as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from multiprocessing import get_context
from pathlib import Path

from ontherecord.cache import read_cache
from ontherecord.describe import iris
from ontherecord.facts import Ref
from ontherecord.link.settle import settle
from ontherecord.publish.before import Before
from ontherecord.publish.graphs import document_graph, shard_of
from ontherecord.publish.quads import FOLDER, file_name, write_shard
from ontherecord.publish.record import digest

_WORTH_A_PROCESS = 400
"""Documents whose graphs take longer to write than other processes to start."""


@dataclass(frozen=True, slots=True)
class Member:
    """The graph of a document that goes into a shard."""

    path: str
    iri: str
    id: int
    """Where its lines are kept."""
    renames: Mapping[Ref, Ref]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Shards:
    """Which graphs go into which shard."""

    base: str
    """Namespace of the resources."""
    members: Mapping[str, Sequence[Member]]
    """By the name of the shard, in order."""


def in_shards(members: Iterable[Member], base: str) -> Shards:
    """The shards of the graphs of a corpus."""
    ordered = sorted(members, key=lambda member: (shard_of(member.iri), member.iri))
    groups = groupby(ordered, key=lambda member: shard_of(member.iri))
    return Shards(base, {name: list(group) for name, group in groups})


def write_shards(shards: Shards, cache: Path, new: Path, old: Before, processes: int) -> None:
    """Write the shards into the folder of a build."""
    folder = new / FOLDER
    folder.mkdir()
    known = _known(old, shards.base)
    changed = [name for name, members in shards.members.items() if not _taken(name, members, known, old, folder)]
    write = partial(_write, cache, folder, shards.base)
    jobs = [(name, shards.members[name]) for name in changed]
    if processes == 1 or sum(len(members) for _, members in jobs) < _WORTH_A_PROCESS:
        list(map(write, jobs))
    else:
        with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
            list(pool.map(write, jobs))


def _known(old: Before, base: str) -> dict[str, dict[str, str]]:
    """The graphs of each shard of the build before, by document, with their fingerprints."""
    found: dict[str, dict[str, str]] = {}
    for path, fingerprint in old.graphs.items():
        found.setdefault(shard_of(iris.document(base, path)), {})[path] = fingerprint
    return found


def _taken(name: str, members: Sequence[Member], known: Mapping[str, Mapping[str, str]], old: Before, to: Path) -> bool:
    """Whether a shard is what it was, so that the file of the build before could be taken for it."""
    file = old.output / FOLDER / file_name(name)
    if known.get(name) != {member.path: member.fingerprint for member in members} or not file.is_file():
        return False
    if digest(file) != old.outputs.get(f"{FOLDER}/{file.name}"):
        return False
    copy_or_link(file, to / file.name)
    return True


def copy_or_link(file: Path, to: Path) -> None:
    """The same file under another name too, where the file system can do that."""
    try:
        os.link(file, to)
    except OSError:
        shutil.copyfile(file, to)


def _write(cache: Path, folder: Path, base: str, job: tuple[str, Sequence[Member]]) -> None:
    """Write one shard, in any process."""
    name, members = job
    with read_cache(cache) as kept:
        graphs = (document_graph(member.iri, settle(kept.lines(member.id), member.renames, base)) for member in members)
        write_shard(folder / file_name(name), graphs)
