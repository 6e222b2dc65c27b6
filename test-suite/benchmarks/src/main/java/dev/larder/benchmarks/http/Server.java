package dev.larder.benchmarks.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/**
 * A server with one event loop. Its argument says which controller it has; it prints its port and
 * ends with its input.
 */
public final class Server {

    private Server() {}

    /** Runs until the input ends. */
    public static void main(String[] arguments) throws Exception {
        String routes = arguments[0];
        PropertySource properties =
                PropertySource.of(
                        Map.of(
                                "routes",
                                routes,
                                "larder.enabled",
                                routes.equals("cached"),
                                "micronaut.server.port",
                                -1,
                                "micronaut.netty.event-loops.default.num-threads",
                                1));
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
            System.out.println("port " + server.getPort());
            while (System.in.read() >= 0) {
                // the parent closes it
            }
        }
    }
}
