"""Documents: letters and messages say when they went or came, or why no hour is given."""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import Finding
from edition.records.document import Document
from edition.whole.edition import Edition, finding


def untimed(edition: Edition) -> Iterator[Finding]:
    """What somebody sent to somebody, without an hour at either end and, in an edition that asks for it, a reason."""
    for document in edition.all(Document):
        has_times = bool(document.sent or document.received)
        is_letter = bool(document.sender and document.recipient)
        if document.no_times and has_times:
            message = "says when it was sent or received, and why it does not."
            yield finding(edition, document.ref, ("no_times",), "Q003", message, "Remove `no_times`.")
        elif edition.info.require_reasons and is_letter and not (document.no_times or has_times):
            message = "has a sender and a recipient, and does not say when it went or came."
            hint = "Give `sent` or `received`, or say in `no_times` why there is neither."
            yield finding(edition, document.ref, (), "V002", message, hint)
