package dev.larder.cache.processor;

import io.micronaut.inject.visitor.VisitorContext;

/** What is known about the whole compilation. */
final class Shared {

    private final Report report = new Report();
    private final Generated generated = new Generated();
    private final Encoders encoders = new Encoders(generated);
    private final Identities identities = new Identities();
    private final Addresses addresses = new Addresses();

    Report report() {
        return report;
    }

    Generated generated() {
        return generated;
    }

    Encoders encoders() {
        return encoders;
    }

    Identities identities() {
        return identities;
    }

    Addresses addresses() {
        return addresses;
    }

    /** Decides what had to wait for all classes of a round. */
    void finish(VisitorContext context) {
        identities.decide(encoders, context);
    }
}
