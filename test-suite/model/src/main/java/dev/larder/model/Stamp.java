package dev.larder.model;

/** The covering cell as an entry or a permit knows it. */
record Stamp(int cell, int bans) {

    static final Stamp NONE = new Stamp(0, 0);

    void write(Encoder to) {
        to.token(cell);
        to.number(bans);
    }
}
