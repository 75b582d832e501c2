"""The edition as a whole: every record by its reference, both ends of every mention, the days of a paragraph."""
