package dev.larder.model;

import java.util.Arrays;

/** The bytes of a state. Tokens are random, so that only which of them are equal counts. */
final class Encoder {

    private final byte[] bytes = new byte[1024];
    private final byte[] names = new byte[512];
    private int length;
    private byte next;

    void begin() {
        length = 0;
        next = 1;
        Arrays.fill(names, (byte) 0);
    }

    void number(int number) {
        bytes[length++] = (byte) number;
    }

    void flag(boolean flag) {
        number(flag ? 1 : 0);
    }

    void token(int token) {
        if (token != 0 && names[token] == 0) {
            names[token] = next++;
        }
        number(token == 0 ? 0 : names[token]);
    }

    byte[] end() {
        return Arrays.copyOf(bytes, length);
    }
}
