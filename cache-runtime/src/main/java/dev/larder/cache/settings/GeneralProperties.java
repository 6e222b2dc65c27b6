package dev.larder.cache.settings;

import static dev.larder.cache.settings.Property.Kind.CHOICE;
import static dev.larder.cache.settings.Property.Kind.FLAG;
import static dev.larder.cache.settings.Property.Kind.INTERVAL;
import static dev.larder.cache.settings.Property.Kind.NAME;
import static dev.larder.cache.settings.Property.Kind.NUMBER;
import static dev.larder.cache.settings.Property.Kind.TEXTS;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** What holds for the whole application. */
@Singleton
final class GeneralProperties implements PropertyList {

    private static final List<Property> GENERAL =
            List.of(
                    new Property(
                            "larder.enabled",
                            FLAG,
                            "true",
                            "`false`: every call passes through, nothing is read or stored, and "
                                    + "no field is added to a response."),
                    new Property(
                            "larder.backend",
                            NAME,
                            "memory",
                            "The backend of namespaces that name none: `memory`, `redis`, "
                                    + "`memcached`, `dynamodb`, `tiered`, `none` or a name below "
                                    + "`larder.backends`."),
                    new Property(
                            "larder.prefix",
                            NAME,
                            "${micronaut.application.name:larder}",
                            "What every key in a remote backend begins with. Applications with "
                                    + "one prefix on one backend share their entries."),
                    new Property(
                            "larder.load-limit",
                            INTERVAL,
                            "60s",
                            "How long a load may take for its result to be stored in a remote "
                                    + "backend."),
                    new Property(
                            "larder.timeout",
                            INTERVAL,
                            "300ms",
                            "The longest time that one operation of a remote backend may take."),
                    new Property(
                            "larder.clock",
                            CHOICE,
                            "coarse",
                            List.of("coarse", "exact"),
                            "`coarse`: the time that a hit reads may be a few milliseconds old. "
                                    + "`exact`: every hit asks the system."),
                    new Property(
                            "larder.event-loop",
                            CHOICE,
                            "load",
                            List.of("load", "fail"),
                            "What a blocking call does on a thread that must not wait when it "
                                    + "would have to: `load` runs the method and stores nothing "
                                    + "remotely, `fail` throws."),
                    new Property(
                            "larder.strict",
                            FLAG,
                            "true",
                            "Whether an unknown property stops the start; `false`: it is only "
                                    + "logged."),
                    new Property(
                            "larder.shutdown",
                            INTERVAL,
                            "5s",
                            "The longest time that closing the application waits for loads that "
                                    + "still run."));

    private static final List<Property> KEYS =
            List.of(
                    new Property(
                            "larder.keys.ignore-types",
                            TEXTS,
                            "",
                            "Class names; parameters of these types and of their subtypes stay "
                                    + "out of keys."),
                    new Property(
                            "larder.keys.ignore-parameters",
                            TEXTS,
                            "",
                            "Names of parameters that stay out of keys."),
                    new Property(
                            "larder.keys.max-length",
                            NUMBER,
                            "200",
                            "The longest text of a key that a remote backend keeps readable; a "
                                    + "longer one is replaced by its hash."));

    private static final List<Property> BREAKER =
            List.of(
                    new Property(
                            "larder.breaker.failures",
                            NUMBER,
                            "5",
                            "How many operations of a remote backend have to fail in a row "
                                    + "until it is no longer asked."),
                    new Property(
                            "larder.breaker.slow",
                            INTERVAL,
                            "200ms",
                            "An operation that takes longer counts as failed."),
                    new Property(
                            "larder.breaker.probe",
                            INTERVAL,
                            "500ms",
                            "The pause between the attempts to reach a backend that is no "
                                    + "longer asked."));

    @Override
    public List<Property> properties() {
        return Stream.of(GENERAL, KEYS, BREAKER).flatMap(List::stream).toList();
    }
}
