package dev.larder.cache.key;

/**
 * The key of a slot.
 *
 * @param text as stored
 * @param subject what patterns are matched against: the path of a response, else the key's text
 */
public record StorageKey(String text, String subject) implements AuthorityKey {}
