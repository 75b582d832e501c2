"""Pages made from records, as Markdown, and what pages written by hand have computed into them."""
