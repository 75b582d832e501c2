"""Style sheets and scripts as they are sent, the mended theme, and what a browser may fetch."""
