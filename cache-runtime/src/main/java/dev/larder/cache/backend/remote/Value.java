package dev.larder.cache.backend.remote;

import dev.larder.cache.entry.Entry;
import dev.larder.cache.entry.ValueType;

/** An entry to be stored, and its value as its codec wrote it. */
record Value(Entry entry, ValueType type, byte[] payload) {}
