package dev.larder.cache.backend;

/**
 * A value that may take more memory some time after it was stored, such as a response of which a
 * compressed form is made later. Where it is kept in memory its weight is then asked for again, so
 * that the bound on all weights holds.
 */
public interface Growing {

    /**
     * Hears that it is, or is about to be, kept in memory. Of several places the last one counts.
     *
     * @param grown to be called when it weighs more: from any thread, with no lock held
     */
    void keptIn(Runnable grown);
}
