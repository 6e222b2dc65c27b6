package dev.larder.cache.key;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A key of canonical parts. The owner keeps private entries of a method apart from all others; a
 * shared address has none. A whole number in the first place stands in the key itself: what finds
 * an entry reads an object less.
 */
abstract sealed class Key implements CacheKey {

    final int hash;
    final @Nullable Object owner;

    private Key(@Nullable Object owner, int hash) {
        this.owner = owner;
        this.hash = hash;
    }

    static Key of(@Nullable Object owner, @Nullable Object a) {
        return a instanceof Long number ? new Number(owner, number) : new One(owner, a);
    }

    static Key of(@Nullable Object owner, @Nullable Object a, @Nullable Object b) {
        return a instanceof Long number ? new NumberAnd(owner, number, b) : new Two(owner, a, b);
    }

    /** Of canonical parts; the array is kept. */
    static Key of(@Nullable Object owner, @Nullable Object[] parts) {
        return switch (parts.length) {
            case 1 -> of(owner, parts[0]);
            case 2 -> of(owner, parts[0], parts[1]);
            default -> new Many(owner, parts);
        };
    }

    abstract @Nullable Object[] parts();

    /** Whether the key has a text. */
    final boolean writable() {
        for (Object part : parts()) {
            if (Part.isOpaque(part)) {
                return false;
            }
        }
        return true;
    }

    /** The same key with parts that have no encoder yet replaced. */
    final Key resolved(KeyParts parts) {
        @Nullable Object[] raw = parts();
        boolean open = false;
        for (Object part : raw) {
            open |= part instanceof Part.Raw;
        }
        return open ? parts.key(owner, raw) : this;
    }

    @Override
    public final CacheKey with(@Nullable Object... more) {
        @Nullable Object[] mine = parts();
        @Nullable Object[] all = Arrays.copyOf(mine, mine.length + more.length);
        for (int i = 0; i < more.length; i++) {
            all[mine.length + i] = KeyParts.withoutEncoders().canonical(more[i]);
        }
        return of(owner, all);
    }

    @Override
    public final String text() {
        return KeyText.of(owner, parts());
    }

    @Override
    public final String subject() {
        return Subject.of(owner, parts());
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    @Override
    public final String toString() {
        return text();
    }

    /** The usual types are asked for by name, so that finding a key calls nothing unknown. */
    private static int hash(@Nullable Object part) {
        if (part instanceof String text) {
            return text.hashCode();
        }
        return part == null ? 0 : part.hashCode();
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return true;
        }
        return a instanceof String text ? text.equals(b) : a != null && a.equals(b);
    }

    private static final class Number extends Key {
        private final long a;

        Number(@Nullable Object owner, long a) {
            super(owner, Long.hashCode(a));
            this.a = a;
        }

        @Override
        @Nullable Object[] parts() {
            return new Object[] {a};
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Number other && a == other.a && same(owner, other.owner);
        }
    }

    private static final class NumberAnd extends Key {
        private final long a;
        private final @Nullable Object b;

        NumberAnd(@Nullable Object owner, long a, @Nullable Object b) {
            super(owner, 31 * Long.hashCode(a) + hash(b));
            this.a = a;
            this.b = b;
        }

        @Override
        @Nullable Object[] parts() {
            return new Object[] {a, b};
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof NumberAnd other
                    && a == other.a
                    && same(b, other.b)
                    && same(owner, other.owner);
        }
    }

    private static final class One extends Key {
        private final @Nullable Object a;

        One(@Nullable Object owner, @Nullable Object a) {
            super(owner, hash(a));
            this.a = a;
        }

        @Override
        @Nullable Object[] parts() {
            return new Object[] {a};
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof One other && same(a, other.a) && same(owner, other.owner);
        }
    }

    private static final class Two extends Key {
        private final @Nullable Object a;
        private final @Nullable Object b;

        Two(@Nullable Object owner, @Nullable Object a, @Nullable Object b) {
            super(owner, 31 * hash(a) + hash(b));
            this.a = a;
            this.b = b;
        }

        @Override
        @Nullable Object[] parts() {
            return new Object[] {a, b};
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Two other
                    && same(a, other.a)
                    && same(b, other.b)
                    && same(owner, other.owner);
        }
    }

    private static final class Many extends Key {
        private final @Nullable Object[] parts;

        Many(@Nullable Object owner, @Nullable Object[] parts) {
            super(owner, Arrays.hashCode(parts));
            this.parts = parts;
        }

        @Override
        @Nullable Object[] parts() {
            return parts;
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof Many other
                    && Arrays.equals(parts, other.parts)
                    && same(owner, other.owner);
        }
    }
}
