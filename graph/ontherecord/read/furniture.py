"""What stands on a web page around its text: menus, notices, forms, lists of other pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ontherecord.document import Block, BlockKind
from ontherecord.read.lines import ends_sentence, several_sentences
from ontherecord.read.phrases import Layout, normal

_MENU_ENTRY = 40
"""Characters: an entry of a menu is no longer."""
_LIST_ENTRY = 20
"""Words: a link to another page is no longer."""
_LEADER = re.compile(r".{3,150}?[ .·…]{4,}\s*\d{1,4}")


def furniture(text: str, blocks: Sequence[Block], layout: Layout) -> set[int]:
    """Indices of the blocks that are furniture, by their phrases or as entries of a list of links."""
    found: set[int] = set()
    repeated = _repeated(text, blocks)
    for index, block in enumerate(blocks):
        words = text[block.start : block.end]
        if index in found or len(words) > 300:
            continue
        if layout.whole("furniture.lists", words):
            entries = _entries(text, blocks, index, repeated, layout)
            found |= {index, *entries} if entries else set()
        if _is_notice(words, layout) or _is_menu(words, layout) or _LEADER.fullmatch(words):
            found.add(index)
    return found


def _is_notice(words: str, layout: Layout) -> bool:
    if layout.whole("furniture.lines", words) or layout.begin("furniture.starts", words):
        return True
    names = normal(words).split()
    return len(names) > 1 and all(name in layout.values["furniture.networks"] for name in names)


def _is_menu(words: str, layout: Layout) -> bool:
    """Whether a line is three or more short entries between bars, dots or arrows."""
    if ends_sentence(words):
        return False
    for separator in layout.values["furniture.separators"]:
        entries = [entry.strip() for entry in words.split(separator)]
        if len(entries) >= 3 and all(0 < len(entry) <= _MENU_ENTRY for entry in entries):
            return True
    return False


def _entries(text: str, blocks: Sequence[Block], opening: int, repeated: frozenset[str], layout: Layout) -> list[int]:
    """The entries of a list of links, up to prose, the text's own heading, or a blank line after two together."""
    found: list[int] = []
    seen: set[str] = set()
    for index in range(opening + 1, len(blocks)):
        block = blocks[index]
        words = text[block.start : min(block.end, block.start + 400)]
        if len(words.split()) > _LIST_ENTRY or words.endswith(".") or block.cells or several_sentences(words):
            break
        if words in seen or layout.whole("comments.headings", words) or layout.whole("comments.bylines", words):
            break
        if len(found) >= 2 and _together(text, blocks, *found[:2]) and not _together(text, blocks, index - 1, index):
            break
        if (_opens_prose(text, blocks, index) and words not in repeated) or (found and _is_notice(words, layout)):
            break
        found.append(index)
        seen.add(words)
    return found


def _together(text: str, blocks: Sequence[Block], above: int, below: int) -> bool:
    """Whether no blank line parts two blocks."""
    return text.count("\n", blocks[above].end, blocks[below].start) <= 1


def _opens_prose(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a block is a heading of the text itself: with a paragraph or list below."""
    if blocks[index].kind is not BlockKind.HEADING or index + 1 == len(blocks):
        return False
    after = blocks[index + 1]
    words = text[after.start : after.end]
    return len(words.split()) > _LIST_ENTRY or words.endswith((".", ":"))


def _repeated(text: str, blocks: Sequence[Block]) -> frozenset[str]:
    """Lines that come more than once: in a list of contents, then as headings."""
    lines = Counter(text[block.start : block.end] for block in blocks if block.end - block.start < 200)
    return frozenset(words for words, times in lines.items() if times > 1)
