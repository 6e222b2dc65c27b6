package dev.larder.cache.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A way to log in, and how requests then say who sends them. */
enum Way {
    /** Name and password with each request. */
    BASIC("bearer") {
        @Override
        Client login(URI server, String user) {
            String pair = user + ":" + Users.PASSWORD;
            return new Client(
                    server,
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)));
        }
    },
    /** A JSON Web Token in Authorization. */
    BEARER("bearer") {
        @Override
        Client login(URI server, String user) {
            Matcher token = TOKEN.matcher(answer(server, user).text());
            if (!token.find()) {
                throw new IllegalStateException("The login gave no token.");
            }
            return new Client(server, "Authorization", "Bearer " + token.group(1));
        }
    },
    /** A JSON Web Token in a cookie: nothing but Cookie tells who asks. */
    COOKIE("cookie") {
        @Override
        Client login(URI server, String user) {
            return new Client(server, "Cookie", cookies(answer(server, user)));
        }
    },
    /** A session of the server. */
    SESSION("session") {
        @Override
        Client login(URI server, String user) {
            return new Client(server, "Cookie", cookies(answer(server, user)));
        }
    };

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final String mode;

    Way(String mode) {
        this.mode = mode;
    }

    /** What the application has to be told. */
    Map<String, Object> settings() {
        return Map.of(
                "micronaut.security.authentication",
                mode,
                "micronaut.security.redirect.enabled",
                false,
                "micronaut.security.token.jwt.signatures.secret.generator.secret",
                "a secret of tests, which has to be long enough");
    }

    /** A client that is logged in. */
    abstract Client login(URI server, String user);

    private static Client.Reply answer(URI server, String user) {
        Client.Reply reply =
                new Client(server)
                        .post(
                                "/login",
                                "{\"username\":\"%s\",\"password\":\"%s\"}"
                                        .formatted(user, Users.PASSWORD));
        if (reply.status() >= 400) {
            throw new IllegalStateException("The login was answered " + reply.status() + ".");
        }
        return reply;
    }

    private static String cookies(Client.Reply reply) {
        return reply.response().headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }
}
