package dev.larder.model;

/** The slot of the key on the server. */
record Slot(Kind kind, int token, int version, Stamp stamp) {

    static final Slot EMPTY = new Slot(Kind.ABSENT, 0, 0, Stamp.NONE);

    enum Kind {
        ABSENT,
        FREE,
        HELD,
        VALUE
    }

    static Slot free(int token) {
        return new Slot(Kind.FREE, token, 0, Stamp.NONE);
    }

    static Slot held(int token) {
        return new Slot(Kind.HELD, token, 0, Stamp.NONE);
    }

    static Slot value(int token, int version, Stamp stamp) {
        return new Slot(Kind.VALUE, token, version, stamp);
    }

    boolean isAbsent() {
        return kind == Kind.ABSENT;
    }

    void write(Encoder to) {
        to.number(kind.ordinal());
        to.token(token);
        to.number(version);
        stamp.write(to);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ABSENT -> "nothing";
            case FREE -> "a mark";
            case HELD -> "a hold";
            case VALUE -> "v" + version;
        };
    }
}
