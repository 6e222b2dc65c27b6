package dev.larder.cache.compile;

import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Types with every kind of property, for paths to go through. */
public final class Shapes {

    public static final Tenant T1 = new Tenant(1, Optional.of("de"), Kind.A);
    public static final Tenant T2 = new Tenant(2, Optional.empty(), Kind.B);
    public static final User U1 =
            new User(
                    1,
                    "ann",
                    T1,
                    Optional.of(T2),
                    List.of("x", "y"),
                    6,
                    new long[] {1, 2},
                    new Small());
    public static final User U2 =
            new User(2, null, T2, Optional.empty(), List.of(), null, new long[0], new Small());
    public static final User U3 = new User(3, "", null, Optional.of(T1), null, 9, null, null);

    private Shapes() {}

    public enum Kind {
        A,
        B {}
    }

    @Introspected
    public record Tenant(long id, Optional<String> code, Kind kind) {}

    /** One component of each primitive type. */
    @Introspected
    public record Small(
            boolean active,
            char initial,
            short level,
            byte bits,
            float ratio,
            double score,
            int n,
            long l) {
        public Small() {
            this(true, 'a', (short) 3, (byte) 4, 1.5f, 2.5, 5, 6);
        }
    }

    @Introspected
    public record User(
            int id,
            @Nullable String name,
            @Nullable Tenant tenant,
            Optional<Tenant> other,
            @Nullable List<String> tags,
            @Nullable Integer count,
            long @Nullable [] marks,
            @Nullable Small small) {}

    @Introspected
    public interface HasUser {
        @Nullable User getUser();
    }

    @Introspected
    public static class Account implements HasUser {
        private final @Nullable User user;

        public Account(@Nullable User user) {
            this.user = user;
        }

        @Override
        public @Nullable User getUser() {
            return user;
        }

        public boolean isOpen() {
            return true;
        }

        public Optional<Account> getParent() {
            return Optional.ofNullable(user).map(u -> new Account(null));
        }
    }

    /** Properties that are fields. */
    @Introspected(accessKind = Introspected.AccessKind.FIELD)
    public static class Fields {
        public long id = 7;
        public @Nullable String name = "field";
    }

    /** A generic type whose variable its users give a value. */
    @Introspected
    public record Page<T>(List<T> items, Optional<T> first) {}
}
