"""Prose to claims and promises, from the bytes of a file up.

======================================  ==================================================================
``page``, ``html``                      what a reader sees of the file
``words``, ``words_en``, ``words_zh``   what each word does, whichever language it is in
``lexer``, ``tokens``, ``dates``        numbers, words and marks; their parts in a sentence; years
``sentence``, ``subjects``              amounts with their dates; what is spoken of
``pairs``, ``changes``                  two values of one thing; a change that is stated
``ties``, ``doubts``                    which change belongs to which pair, and why not to judge it
``claims``, ``promises``, ``read``      what comes of it all
======================================  ==================================================================
"""
