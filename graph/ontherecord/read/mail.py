"""E-mail: the message itself, its subject, sender and date."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from ontherecord.dates import Date
from ontherecord.document import Metadata
from ontherecord.read import html, plain
from ontherecord.read.creator import person
from ontherecord.read.draft import Draft
from ontherecord.read.phrases import Layout
from ontherecord.read.unreadable import UnreadableError

_QUOTED = re.compile(r"(?:^On [^\n]{5,200} wrote:[ \t]*\n\s*)?^>[^\n]*(?:\n>[^\n]*)*", re.MULTILINE)
_REPLY = re.compile(r"(?:(?:re|fw|fwd)\s*:\s*)+", re.IGNORECASE)


def read(data: bytes, layout: Layout) -> Draft:
    """The body of a message, without attachments and what it quotes of earlier ones. Raises UnreadableError."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        words = body.get_content() if isinstance(body, EmailMessage) else ""
        subject, sent = _subject(message), _sent(message, layout)
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise UnreadableError("is a damaged message", "save it again from the mail program") from error
    if not isinstance(words, str) or not words.strip():
        raise UnreadableError("is a message without text", "save its attachments as documents of their own")
    if body is not None and body.get_content_type() == "text/html":
        draft = html.read(words.encode("utf-8", "replace"), layout)
    else:
        draft = plain.read(_QUOTED.sub("", words).encode("utf-8", "replace"), layout)
    return replace(draft, metadata=Metadata(title=subject), fallback=sent)


def _subject(message: EmailMessage) -> str | None:
    return _REPLY.sub("", " ".join(str(message.get("Subject", "")).split()), count=1) or None


def _sent(message: EmailMessage, layout: Layout) -> Metadata:
    """Who sent it, and when: so where the text itself has no signature or date."""
    name, _ = parseaddr(str(message.get("From", "")))
    return Metadata(creator=person(name, layout), date=_date(str(message.get("Date", ""))), genre="Letter")


def _date(header: str) -> Date | None:
    try:
        return Date.day(parsedate_to_datetime(header).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
