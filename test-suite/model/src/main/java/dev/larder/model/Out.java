package dev.larder.model;

/** Takes the states that may follow one. */
@FunctionalInterface
interface Out {

    /** This may happen next. */
    void next(String what, World after);
}
