package dev.larder.cache.grammar;

import java.util.List;
import java.util.function.Predicate;

/**
 * The types that never enter a key: what a call carries, instead of what distinguishes it. They are
 * given by name because most of them belong to libraries that an application may not have.
 */
public final class KeyTypes {

    /** The names; their subtypes are meant too. */
    public static final List<String> KEPT_OUT =
            List.of(
                    "dev.larder.cache.CacheContext",
                    "io.micronaut.http.HttpMessage",
                    "io.micronaut.http.HttpHeaders",
                    "io.micronaut.session.Session",
                    "io.micronaut.context.BeanContext",
                    "io.micronaut.core.propagation.PropagatedContext",
                    "io.micronaut.transaction.TransactionStatus",
                    "io.micronaut.data.connection.ConnectionStatus",
                    "org.springframework.transaction.TransactionExecution",
                    "reactor.util.context.ContextView",
                    "kotlin.coroutines.Continuation",
                    "kotlin.coroutines.CoroutineContext",
                    "jakarta.servlet.ServletRequest",
                    "jakarta.servlet.ServletResponse",
                    "jakarta.servlet.http.HttpSession",
                    "java.sql.Connection",
                    "javax.sql.DataSource",
                    "io.r2dbc.spi.Connection",
                    "io.r2dbc.spi.ConnectionFactory",
                    "jakarta.persistence.EntityManager",
                    "jakarta.persistence.EntityManagerFactory",
                    "org.hibernate.SharedSessionContract",
                    "org.hibernate.SessionFactory",
                    "org.hibernate.reactive.stage.Stage$Session",
                    "org.hibernate.reactive.mutiny.Mutiny$Session");

    private KeyTypes() {}

    /**
     * Whether a type never enters a key.
     *
     * @param assignableTo whether the type is that of a name, or one of its subtypes
     */
    public static boolean keptOut(Predicate<String> assignableTo) {
        return KEPT_OUT.stream().anyMatch(assignableTo);
    }
}
