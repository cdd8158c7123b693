"""A second socalc, written from ``docs/`` alone: no module of ``src/`` was read for it.

Each module works out what one command must answer, from the texts of a target and with nothing
but ``fractions`` and ``mpmath``; its tests let the program answer the same in bulk.
``pytest tests/oracle --oracle-cases 5000`` asks for more cases than the suite does.
"""
