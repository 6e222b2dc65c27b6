package dev.larder.demo;

import io.micronaut.runtime.Micronaut;

/** Starts the demo. */
public final class Application {

    private Application() {}

    /** Starts the server. */
    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(Application.class).banner(false).start();
    }
}
