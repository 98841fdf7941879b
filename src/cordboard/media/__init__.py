"""Sound without wires: codecs, packets, mixing, jitter, tones and recordings, numpy in and numpy out.

Nothing here reads a clock, opens a socket or remembers a call; the media plane does.
"""
