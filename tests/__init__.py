"""A package, so that a file here and one in browser/ may have the same name."""
