"""Small languages that know no record: references, dates, names, sentences, spellings, addresses."""
