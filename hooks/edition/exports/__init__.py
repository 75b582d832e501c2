"""The records as data files: a module for each format, a line for each file in `table`."""
