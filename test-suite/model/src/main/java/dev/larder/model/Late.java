package dev.larder.model;

/**
 * A command without an answer, which may arrive later, or never.
 *
 * @param expected the token that has to be in the slot
 */
record Late(Kind kind, int expected, int token, int version, Stamp stamp) {

    enum Kind {
        FILL,
        BLIND_FILL,
        OPEN,
        HOLD,
        REMOVE_KEY,
        REMOVE_COVER
    }

    static Late fill(int expected, int version, Stamp stamp) {
        return new Late(Kind.FILL, expected, 0, version, stamp);
    }

    static Late blind(int version, Stamp stamp) {
        return new Late(Kind.BLIND_FILL, 0, 0, version, stamp);
    }

    static Late open(int token) {
        return new Late(Kind.OPEN, 0, token, 0, Stamp.NONE);
    }

    static Late hold(int token) {
        return new Late(Kind.HOLD, 0, token, 0, Stamp.NONE);
    }

    static Late remove(boolean cover) {
        Kind kind = cover ? Kind.REMOVE_COVER : Kind.REMOVE_KEY;
        return new Late(kind, 0, 0, 0, Stamp.NONE);
    }

    void write(Encoder to) {
        to.number(kind.ordinal());
        to.token(expected);
        to.token(token);
        to.number(version);
        stamp.write(to);
    }
}
