package dev.larder.cache.history;

/** Something that an application does with its cache. */
sealed interface Operation permits Reading, Writing {

    String name();
}
