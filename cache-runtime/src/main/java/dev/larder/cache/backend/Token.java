package dev.larder.cache.backend;

/** The random version of a slot or a cell: 8 bytes. */
public record Token(long bits) {}
