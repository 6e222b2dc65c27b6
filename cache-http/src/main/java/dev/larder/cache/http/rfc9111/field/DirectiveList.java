package dev.larder.cache.http.rfc9111.field;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The questions that requests and responses ask a list of directives. */
record DirectiveList(List<Directive> directives) {

    /** Whether the directive is there, in whatever form. */
    boolean has(String name) {
        return directives.stream().anyMatch(each -> each.name().equals(name));
    }

    /** Whether the directive is there as its grammar has it: without an argument. */
    boolean allows(String name) {
        return directives.stream()
                .anyMatch(
                        each ->
                                each.name().equals(name)
                                        && each.wellFormed()
                                        && each.argument().isEmpty());
    }

    /** The first directive of that name. */
    Optional<Directive> first(String name) {
        return directives.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** What the first directive of that name says; empty if it is absent or says no duration. */
    Optional<Duration> duration(String name) {
        return first(name).flatMap(Directive::argument).flatMap(DeltaSeconds::parse);
    }

    /** As {@link #duration}, but zero where the directive is there and says no duration. */
    Optional<Duration> limit(String name) {
        return first(name)
                .map(each -> each.argument().flatMap(DeltaSeconds::parse).orElse(Duration.ZERO));
    }
}
