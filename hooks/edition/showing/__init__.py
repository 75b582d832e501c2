"""How values look on a page: dates, links, sources, names, what lists and cards say."""
