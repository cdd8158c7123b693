"""Tables of targets, a row each: CSV, TSV and JSON Lines, read as they come."""
