"""The edition: records in YAML and prose in Markdown, checked and turned into pages and data files.

Plain Python in layers; imports run downward only and nothing here knows MkDocs (`hooks/mkdocs_build.py` does).
Reading order: `records` (what there is), `reading` (how it is read), `graph` (how it hangs together),
`annotation` and `pages` (how it is shown), `exports` (how it is published as data).
"""
