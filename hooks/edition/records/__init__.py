"""The kinds of record, a file each; imported here in the order of the site, which registers them."""

from edition.records import person, place, organization, event, quotation, note, variant, document, work  # noqa: F401, I001
