"""Addresses stay: none of the ledger is gone without a redirect, and every redirect is one, and leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from edition.findings import COMMAND, Finding, near_miss
from edition.grammar import addresses as page_addresses
from edition.grammar.refs import NOTE
from edition.reading.addresses import Redirect
from edition.whole import ledger
from edition.whole.edition import Edition

LEDGER, REDIRECTS = "data/addresses.txt", "data/redirects.yml"


def addresses(edition: Edition) -> Iterator[Finding]:
    """Addresses that are gone, redirects that are none, and a ledger of another release."""
    if edition.redirects is None:
        return  # the file cannot be read, which is another finding
    there = ledger.addresses(edition)
    yield from _gone(edition, there, edition.redirects)
    yield from _redirects(edition, there, edition.redirects)
    yield from _release(edition)


def _gone(edition: Edition, there: Mapping[str, str], redirects: Mapping[str, Redirect]) -> Iterator[Finding]:
    known = edition.addresses.lines
    fresh = there.keys() - known.keys()
    elsewhere = _judged_elsewhere(edition)
    for address, line in known.items():
        page, sign, _ = address.partition("#")
        blamed = address in redirects or address in elsewhere or ledger.may_be_broken(edition, page)
        of_lost_page = bool(sign) and ledger.follow(page, there, redirects) is None
        leads_to_lost = ledger.step(address, there, redirects) in known  # and if it's gone, it is named itself
        if blamed or of_lost_page or leads_to_lost or ledger.follow(address, there, redirects):
            continue
        beside = [one for one in sorted(fresh) if one.partition("#")[0] == page] if sign else _siblings(address, fresh)
        near = near_miss(address, beside)
        target = near.removeprefix("Did you mean ").removesuffix("?") or "…"
        hint = f"Put it back, or write `{address}: {target}` in {REDIRECTS}."
        yield Finding(LEDGER, line, "D001", f"The address {address} is gone.", hint)


def _judged_elsewhere(edition: Edition) -> set[str]:
    """Places of texts whose loss is another finding: paragraphs (P004), markers of notes (N002)."""
    pages = {page_addresses.rooted(page) for text in edition.texts for page in text.page_names}
    notes = [f"{place}:{note.id}" for note in edition.by_kind[NOTE] for place in ("fn", "fnref")]
    return {f"{page}#{id}" for page in pages for id in (*notes, *(id for id, _ in edition.ledger))}


def _siblings(address: str, known: Set[str]) -> list[str]:
    """The pages in the same folder: those one could take for its own."""
    folder = address.rstrip("/").rpartition("/")[0]
    return sorted(one for one in known if "#" not in one and one.rstrip("/").rpartition("/")[0] == folder)


def _redirects(edition: Edition, there: Mapping[str, str], redirects: Mapping[str, Redirect]) -> Iterator[Finding]:
    known = {*edition.addresses.lines, *_judged_elsewhere(edition)}
    for old, redirect in redirects.items():
        new = redirect.target
        if old in there:
            message = f"{old} redirects to {new}, but it is still there."
            yield Finding(REDIRECTS, redirect.line, "D003", message, "Remove the entry, or what has the address.")
        elif old not in known:
            hint = near_miss(old, known) or f"Remove the entry; or, if it was published, add its line to {LEDGER}."
            yield Finding(
                REDIRECTS, redirect.line, "D003", f"{old} redirects to {new}, but it never was an address.", hint
            )
        if circle := _circle(old, redirects):
            if old == min(circle, key=lambda one: redirects[one].line):
                way = " → ".join((*circle, old))
                yield Finding(
                    REDIRECTS, redirect.line, "D004", f"{way} is a circle.", "Let one of them lead to what is there."
                )
        elif (
            new not in redirects
            and new not in known
            and not ledger.follow(new, there, redirects)
            and not _blamed(edition, new)
        ):
            hint = near_miss(new, there) or "Mend the address."
            yield Finding(
                REDIRECTS, redirect.line, "D002", f"{old} redirects to {new}, which is no address of the edition.", hint
            )


def _blamed(edition: Edition, address: str) -> bool:
    return ledger.may_be_broken(edition, address.partition("#")[0])


def _circle(old: str, redirects: Mapping[str, Redirect]) -> list[str]:
    """The addresses through which one leads back to itself, itself first; none where it does not."""
    way = [old]
    while (new := redirects[way[-1]].target) in redirects:
        if new == old:
            return way
        if new in way:
            return []
        way.append(new)
    return []


def _release(edition: Edition) -> Iterator[Finding]:
    release = edition.addresses.release
    if release and release != edition.info.release:
        said = (
            f"The ledger has the addresses up to release {release}, and the edition is release {edition.info.release}."
        )
        yield Finding(LEDGER, 1, "D005", said, f"Run `{COMMAND} mint`: what is published is permanent.")
    elif not release and (edition.redirects or len(edition.ledger) > 1):
        yield Finding(LEDGER, 1, "D005", "There is no ledger of addresses, or it does not say of which release it is.",
                      f"Put the file back. If nothing was ever published, run `{COMMAND} mint`.")  # fmt: skip
