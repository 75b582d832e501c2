"""Drawings as SVG: plain values in, SVG out; they know no record."""
