package dev.larder.cache.http.server;

/** One connection of a client, whatever protocol it speaks. */
interface Line extends AutoCloseable {

    /** Sends a request; a Host is added where none is given. */
    void send(String method, String target, String body, String... fields);

    /** The reply to the first request that has got none yet. */
    Reply receive(String method);

    /** Sends a request and waits for the reply. */
    default Reply ask(String method, String target, String... fields) {
        send(method, target, "", fields);
        return receive(method);
    }

    /** Whether the server has left it open. */
    boolean isOpen();

    @Override
    void close();
}
