"""What documents say of themselves: title, date, kind, author, address."""

from __future__ import annotations

from pathlib import Path

import pytest

from ontherecord.dates import Date
from ontherecord.document import Metadata
from ontherecord.read import read

PROSE = "The governors met in the hall, and they agreed that the roof should be mended before the winter."


def known(tmp_path: Path, text: str, name: str = "page.txt", declared: Metadata | None = None) -> Metadata:
    """What is known of a text."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return read(file, name, declared or Metadata()).metadata


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Roof to be mended\n\nPublished: Thursday 6 July 2023\n\n" + PROSE, "2023-07-06"),
        ("Roof to be mended\n\nPosted on 3rd March, 2021\n\n" + PROSE, "2021-03-03"),
        ("Roof to be mended\n\nPosted by Jane Doe on 3 March 2021\n\n" + PROSE, "2021-03-03"),
        (
            "Roof to be mended\n\nPosted by: Jane Doe, Posted on: 3 March 2021 - Categories: Roofs\n\n" + PROSE,
            "2021-03-03",
        ),
        ("Bulletin\nIssued 31.01.2024\n\n" + PROSE, "2024-01-31"),
        ("MEDIA RELEASE: 11 July 2024\n\nRoof to be mended\n\n" + PROSE, "2024-07-11"),
        ("MINUTES\n\nHeld on Tuesday 17 October 2023 at 6.00 p.m. in the hall\n\n" + PROSE, "2023-10-17"),
        ("Roof\n\nLast updated: 3 March 2024\n\n" + PROSE, "2024-03-03"),
        ("Roof\n\nLast updated: 3 March 2024\n\nFirst published: 1 May 2020\n\n" + PROSE, "2020-05-01"),
        ("News\n\n12 May 2022\n\nRoof\n\n" + PROSE, "2022-05-12"),
        ("Roof\n\nJanuary 2024\n\n" + PROSE, "2024-01"),
        ("Roof\n\nJanuary 2024\n\n" + PROSE + "\n\nThe governors, 9 January 2024\n", "2024-01-09"),
        ("Roof\n\n" + PROSE + "\n\nThe governors, 9 January 2024\n", "2024-01-09"),
        ("Wednesday, November 19, 2008\n\nRoof\n\n" + PROSE, "2008-11-19"),
        ("Roof\n\nSep 13\n\n" + PROSE, None),
        ("Roof\n\n" + PROSE + " They had met on 4 May 2020 and would meet again on 5 June 2021.", None),
        ("Roof\n\n31 February 2020\n\n" + PROSE, None),
        ("Roof\n\n" + PROSE + "\n\nThe governors will next meet on 9 January 2025\n", None),
        ("Roof\n\n" + PROSE + "\n\nDue by 9 January 2025\n", None),
        ("Not for publication or broadcast before 00.01 on Tuesday 14 May 2024\n\nRoof\n\n" + PROSE, "2024-05-14"),
        ("Roofs of Schools\n\nVolume 7: debated on Wednesday 28 February 2024\n\n" + PROSE, "2024-02-28"),
        (
            "MINUTES\n\n16 November 2011\n\nItem 3 – Minutes of the meeting held on 14 September 2011\n\n" + PROSE,
            "2011-11-16",
        ),
        ("Northbury Council\nDecision : Upheld\nDecision date : 14 Feb 2022\n\n" + PROSE, "2022-02-14"),
    ],
)
def test_date(tmp_path: Path, text: str, value: str | None) -> None:
    found = known(tmp_path, text).date
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("2018-03-rated.txt", "2018-03"),
        ("2021-06-17-letter.txt", "2021-06-17"),
        ("2023-programme.txt", None),
        ("minutes_20190704.txt", "2019-07-04"),
        ("case-2018123456.txt", None),
    ],
)
def test_date_of_the_file_name(tmp_path: Path, name: str, value: str | None) -> None:
    found = known(tmp_path, f"Roof\n\n{PROSE}", name).date
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The Lantern\n\nCouncil to close four of its schools\n\n4 March 2021\n\n" + PROSE,
            "Council to close four of its schools",
        ),
        ("Mending Roofs\n\nA survey of schools in the county\n\n4 March 2021\n\n" + PROSE, "Mending Roofs"),
        ("By\n\nAnn Moss\n\nCouncil to close four of its schools\n\n" + PROSE, "Council to close four of its schools"),
        ("Roofs of Schools: Northbury\n\n[Ann Moss in the Chair]\n\n" + PROSE, "Roofs of Schools: Northbury"),
        (f"News release\n\n12 May 2022\n\nRoof to be mended at last\n\n{PROSE}", "Roof to be mended at last"),
        (f"Northgate School | News\n\nRoof to be mended\n\n{PROSE}", "Roof to be mended"),
        (f"NORTHGATE SCHOOL TRUST\n\nMINUTES OF THE GOVERNORS\n\n{PROSE}", "MINUTES OF THE GOVERNORS"),
        (f"Skip to main content\n\nHome | News\n\nThe roof\n\n{PROSE}", "The roof"),
        (f"Dear parents,\n\nThe roof of the hall\n\n{PROSE}\n\nYours sincerely\n\nAnn Doyle", "The roof of the hall"),
        (
            f"Dear parents,\n\nRe: the roof of the hall\n\n{PROSE}\n\nYours sincerely\n\nAnn Doyle",
            "the roof of the hall",
        ),
        (f"Dear parents,\n\n{PROSE}\n\nYours sincerely\n\nAnn Doyle", None),
        (
            f"Calder Trust\n\nANNUAL REVIEW 2022/23\n\nChapter 4: The roof\n\n{PROSE}",
            "ANNUAL REVIEW 2022/23, Chapter 4: The roof",
        ),
        (
            f"Written evidence submitted by Calder Homes (CAL0031)\n\nAbout us\n\n{PROSE}",
            "Written evidence submitted by Calder Homes (CAL0031)",
        ),
    ],
)
def test_title(tmp_path: Path, text: str, title: str | None) -> None:
    assert known(tmp_path, text).title == title


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (f"PRESS RELEASE\n\nRoof\n\n{PROSE}", "PressRelease"),
        (f"Roof\n\n{PROSE}\n\nENDS\n\nNotes to editors\n\n1. The hall is old.", "PressRelease"),
        (f"Roof\n\nAnn Doyle said:\n\n“{PROSE}”\n\nThe chair added:\n\n“{PROSE}”", "PressRelease"),
        (f"Dear Ann,\n\n{PROSE}\n\nYours sincerely\n\nBob", "Letter"),
        (f"Minutes of the governors\n\nPresent: A, B\n\n{PROSE}", "Minutes"),
        (f"The governors\n\nPresent: Ann Doyle\n\nApologies: Bob Carr\n\n{PROSE}", "Minutes"),
        (
            "Roof inquiry\n\n"
            + "Q1 Chair: Who mended the roof of the hall?\n\nMs Doyle: Nobody did, and it still leaks.\n\n" * 4,
            "Transcript",
        ),
        (f"Inspection report\n\nNorthgate\n\n{PROSE}", "ReportGenre"),
        ("The roof\n\n" + "\n\nHeading\n\n".join(f"{n}. {PROSE}" for n in range(1, 9)), "ReportGenre"),
        (f"The roof\n\nBy Ann Doyle\n\n{PROSE}", "Article"),
        (f"Skip to main content\n\nThe roof\n\n{PROSE}", "WebPage"),
        (f"The roof\n\n{PROSE}", None),
        (f"Report finds that roof was never mended by the trust\n\n{PROSE}", None),
    ],
)
def test_genre(tmp_path: Path, text: str, genre: str | None) -> None:
    assert known(tmp_path, text).genre == genre


@pytest.mark.parametrize(
    ("text", "creator"),
    [
        ("By\n\nAnn Moss\n\nRoof to be mended before the winter\n\n" + PROSE, "Ann Moss"),
        ("Roof to be mended\n\n12 May 2022\n\nAnn Moss\n\n" + PROSE, "Ann Moss"),
        ("12 May 2022\n\nAnn Moss\n\nDear all\n\n" + PROSE, None),
        ("Speech\n\nRoofs\n\nFrom: Department for Roofs and The Rt Hon Ann Moss MP\n\n" + PROSE, "Ann Moss"),
        ("News story\n\nRoofs\n\nFrom: Department for Roofs and Ann Moss MP\n\n" + PROSE, None),
        ("Roofs\n\n" + PROSE + "\n\nAnn Moss\n\nRoofs Commissioner\n", "Ann Moss"),
        ("Roofs\n\n" + PROSE + "\n\nMedia contact\n\nAnn Moss\n\nPress Officer\n", None),
        (f"Dear all,\n\n{PROSE}\n\nYours sincerely\n\n\nDame Imelda Forsyth\nChair", "Imelda Forsyth"),
        (
            f"Dear all,\n\n{PROSE}\n\nYours sincerely and with thanks for your patience.\n\nAnn Doyle\nChair",
            "Ann Doyle",
        ),
        (f"Dear all,\n\n{PROSE}\n\nKind regards, Ann Doyle", "Ann Doyle"),
        (f"The roof\n\nBy Ann Doyle, Health Correspondent\n\n{PROSE}", "Ann Doyle"),
        (f"The roof\n\nBy the press office\n\n{PROSE}", None),
        (f"From the Adjudicator, Dame Eluned ffrench-Davies, D.B.E., K.C.\n\n{PROSE}", "Eluned ffrench-Davies"),
        (
            f"The roof\n\n{PROSE} This submission was prepared by Dr Rosalind Achterberg, our Director of Policy.",
            "Rosalind Achterberg",
        ),
        (f"The roof\n\n{PROSE}", None),
    ],
)
def test_creator(tmp_path: Path, text: str, creator: str | None) -> None:
    assert known(tmp_path, text).creator == creator


def test_source(tmp_path: Path) -> None:
    assert (
        known(tmp_path, f"Roof\n\nSource: https://example.org/roof?a=1\n\n{PROSE}").source
        == "https://example.org/roof?a=1"
    )
    assert known(tmp_path, f"Roof\n\n{PROSE}\n\nhttps://example.org/other").source is None


def test_what_is_declared_stays_and_what_is_not_is_marked(tmp_path: Path) -> None:
    declared = Metadata(title="The roof of the hall", date=Date.parse("2020"))
    found = known(tmp_path, f"PRESS RELEASE\n\n12 May 2022\n\nRoof\n\n{PROSE}", declared=declared)
    assert (found.title, found.date, found.genre) == ("The roof of the hall", Date.parse("2020"), "PressRelease")
    assert found.inferred == {"genre"}
