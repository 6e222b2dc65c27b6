package dev.larder.cache.compile;

/** The sources of small applications. */
final class Sources {

    private static final String IMPORTS =
            """
            package demo;
            import dev.larder.cache.annotation.*;
            import dev.larder.cache.CacheContext;
            import dev.larder.cache.key.KeyEncoder;
            import io.micronaut.context.annotation.*;
            import io.micronaut.core.annotation.*;
            import io.micronaut.http.*;
            import io.micronaut.http.annotation.*;
            import jakarta.inject.Singleton;
            import java.lang.annotation.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;
            import reactor.core.publisher.*;
            """;

    /** A record with an id, a name and a flag. */
    static final String PRODUCT =
            type(
                    "public record Product(long id, String name, boolean complete, List<Tag> tags) {}");

    /** A bean that is reached through others. */
    static final String TAG = type("public record Tag(String label, Optional<String> language) {}");

    private Sources() {}

    /** A type with the usual imports. */
    static String type(String declaration) {
        return IMPORTS + declaration;
    }

    /** The bean {@code demo.Repo} with these members. */
    static String repo(String members) {
        return type("@Singleton public class Repo {\n" + members + "\n}\n");
    }

    /** The controller {@code demo.Api} with these members. */
    static String controller(String members) {
        return type("@Controller(\"/api\") public class Api {\n" + members + "\n}\n");
    }

    /** The only thing that the compiler has against a bean with these members. */
    static String refusalOf(String members) {
        return new Compiler().compile(repo(members), PRODUCT, TAG).error();
    }

    /** The only thing that the compiler has against a controller with these members. */
    static String refusalOfRoute(String members) {
        return new Compiler().compile(controller(members), PRODUCT, TAG).error();
    }
}
