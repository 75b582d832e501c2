"""The text that is held and not published: compared with the records, annotated, guarded."""
