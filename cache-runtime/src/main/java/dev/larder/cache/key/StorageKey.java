package dev.larder.cache.key;

/**
 * The key of a slot.
 *
 * @param text as stored
 * @param subject what the patterns of {@link KeySpace#pattern} are matched against
 */
public record StorageKey(String text, String subject) implements AuthorityKey {}
