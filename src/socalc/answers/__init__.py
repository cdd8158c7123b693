"""A question and what goes out as its answer. Knows files, streams and the command line only by what it is handed."""
