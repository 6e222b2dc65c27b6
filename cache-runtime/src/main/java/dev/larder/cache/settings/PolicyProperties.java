package dev.larder.cache.settings;

import static dev.larder.cache.settings.Property.Kind.CHOICE;
import static dev.larder.cache.settings.Property.Kind.DURATION;
import static dev.larder.cache.settings.Property.Kind.FLAG;
import static dev.larder.cache.settings.Property.Kind.NAME;
import static dev.larder.cache.settings.Property.Kind.NUMBER;
import static dev.larder.cache.settings.Property.Kind.PERCENT;
import static dev.larder.cache.settings.Property.Kind.TAGS;
import static dev.larder.cache.settings.Property.Kind.TEXTS;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** What an operation does, globally and by namespace. */
@Singleton
final class PolicyProperties implements PropertyList {

    private static final List<Property> POLICY =
            List.of(
                    new Property("larder.expire", DURATION, "10m", "How long an entry lives."),
                    new Property(
                            "larder.expire-null",
                            DURATION,
                            "",
                            "How long an entry of null, of an empty `Optional` or of an empty "
                                    + "`Mono` lives. Without it: as long as any other."),
                    new Property(
                            "larder.jitter",
                            PERCENT,
                            "5%",
                            "By how much of its lifetime an entry may expire earlier, so that "
                                    + "entries stored together don't expire together."),
                    new Property(
                            "larder.cache-null",
                            FLAG,
                            "true",
                            "Whether null, an empty `Optional` and an empty `Mono` are stored."),
                    new Property(
                            "larder.single-flight",
                            CHOICE,
                            "local",
                            List.of("local", "none"),
                            "`local`: concurrent callers of one key share one load. `none`: "
                                    + "each caller that misses loads."),
                    new Property(
                            "larder.wait-limit",
                            DURATION,
                            "30s",
                            "The longest time that a caller waits for the load of another; then "
                                    + "one of those who wait loads anew."),
                    new Property(
                            "larder.codec",
                            NAME,
                            "json",
                            "The id of the codec that writes values to a remote backend."),
                    new Property(
                            "larder.max-items",
                            NUMBER,
                            "10000",
                            "The most items of a `Flux` or another publisher that are "
                                    + "collected; a longer one is passed through and not stored."));

    private static final List<Property> NAMESPACES =
            List.of(
                    new Property(
                            "larder.namespaces.*.expire",
                            DURATION,
                            "",
                            "As `larder.expire`. It also goes before the freshness that a "
                                    + "response states itself."),
                    new Property(
                            "larder.namespaces.*.expire-null",
                            DURATION,
                            "",
                            "As `larder.expire-null`."),
                    new Property("larder.namespaces.*.jitter", PERCENT, "", "As `larder.jitter`."),
                    new Property(
                            "larder.namespaces.*.cache-null", FLAG, "", "As `larder.cache-null`."),
                    new Property(
                            "larder.namespaces.*.single-flight",
                            CHOICE,
                            "",
                            List.of("local", "none"),
                            "As `larder.single-flight`."),
                    new Property(
                            "larder.namespaces.*.wait-limit",
                            DURATION,
                            "",
                            "As `larder.wait-limit`."),
                    new Property("larder.namespaces.*.codec", NAME, "", "As `larder.codec`."),
                    new Property(
                            "larder.namespaces.*.max-items", NUMBER, "", "As `larder.max-items`."),
                    new Property("larder.namespaces.*.backend", NAME, "", "As `larder.backend`."),
                    new Property(
                            "larder.namespaces.*.maximum-size",
                            NUMBER,
                            "",
                            "The most entries of the namespace in memory. Without it: as "
                                    + "`larder.memory.maximum-size`."),
                    new Property(
                            "larder.namespaces.*.vary-by",
                            TEXTS,
                            "",
                            "Names of `KeyDimension` beans whose values enter every key."),
                    new Property(
                            "larder.namespaces.*.tags",
                            TAGS,
                            "",
                            "Tags that every entry carries besides its own."),
                    new Property(
                            "larder.namespaces.*.copy",
                            FLAG,
                            "",
                            "`true`: memory hands out copies of values instead of the values. "
                                    + "Without it: `false`."));

    @Override
    public List<Property> properties() {
        return Stream.of(POLICY, NAMESPACES).flatMap(List::stream).toList();
    }
}
