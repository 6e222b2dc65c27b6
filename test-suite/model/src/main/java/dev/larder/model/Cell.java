package dev.larder.model;

/**
 * The cell that covers the key on the server.
 *
 * @param token zero: it is absent
 * @param life which life of the server made it
 */
record Cell(int token, int bans, int life) {

    static final Cell NONE = new Cell(0, 0, 0);

    Stamp stamp() {
        return token == 0 ? Stamp.NONE : new Stamp(token, bans);
    }

    void write(Encoder to) {
        to.token(token);
        to.number(bans);
        to.number(life);
    }
}
