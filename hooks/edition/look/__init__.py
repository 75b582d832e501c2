"""Typefaces, style sheets and what a browser may fetch."""
