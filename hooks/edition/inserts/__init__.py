"""What a page written by hand has computed into it."""
