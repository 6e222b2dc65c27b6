package dev.larder.cache.faults;

/**
 * Changes what a server has, and what it does, behind the backs of its clients. What a server can't
 * have fails with the reason.
 */
interface Intruder {

    /** Gives every key that is there a value of another type, or another form. */
    void changeTypes();

    /** Removes what {@link #changeTypes} has left. */
    default void removeOtherTypes() {
        // what has a form of its own may be overwritten by anybody
    }

    /** Makes every entry one of a version that is not known. */
    void changeVersions();

    /** Sets a limit to the size of values that the tests can reach, if there is none. */
    void takeNoLarge();

    /** Makes the server refuse what is new, for want of room. */
    default void fill() {
        throw unknown();
    }

    /** Makes the server evict what it has, for want of room. */
    default void flood() {
        throw unknown();
    }

    /** Ends what was done to its room. */
    void makeRoom();

    /** Makes it a replica of a master that is not there. */
    default void demote() {
        throw unknown();
    }

    /** Makes it a master. */
    default void promote() {
        throw unknown();
    }

    private IllegalStateException unknown() {
        return new IllegalStateException("This can't happen on " + getClass().getSimpleName());
    }
}
