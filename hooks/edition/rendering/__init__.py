"""How Markdown becomes HTML: the answers of the edition that its reader asks for, and what is left to do to a page."""
