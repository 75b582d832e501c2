"""Typefaces: which characters they have, and what of them the edition needs, cut."""
