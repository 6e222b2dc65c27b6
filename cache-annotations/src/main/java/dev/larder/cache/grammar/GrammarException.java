package dev.larder.cache.grammar;

/** A text that the grammar refuses. The message is the reason and the fix, without the place. */
public final class GrammarException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Of a reason and a fix, each a sentence. */
    public GrammarException(String reason, String fix) {
        super(reason + " " + fix);
    }
}
