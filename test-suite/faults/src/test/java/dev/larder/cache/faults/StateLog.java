package dev.larder.cache.faults;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** The lines that are logged of backends. */
final class StateLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.larder.cache.backend");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    void begin() {
        start();
        logger.setLevel(ch.qos.logback.classic.Level.INFO);
        logger.addAppender(this);
    }

    /** Those of their state. */
    List<String> lines() {
        return about("asked");
    }

    List<String> about(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getFormattedMessage());
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
