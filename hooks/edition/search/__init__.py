"""What the search of the site knows: units, their index, and the words of a large edition."""
