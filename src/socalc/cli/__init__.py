"""The command line: arguments, clock, files, streams and exit codes. The only floor with Typer."""
