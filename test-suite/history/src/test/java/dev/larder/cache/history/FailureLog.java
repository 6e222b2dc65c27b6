package dev.larder.cache.history;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.larder.cache.CacheFailureHandler;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.LoggerFactory;

/** Counts what fails on the one node that has no failure handler of its own, by what it logs. */
final class FailureLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger logger = (Logger) LoggerFactory.getLogger(CacheFailureHandler.class);
    private final AtomicLong count = new AtomicLong();

    void begin() {
        start();
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        logger.addAppender(this);
    }

    long count() {
        return count.get();
    }

    @Override
    protected void append(ILoggingEvent event) {
        count.incrementAndGet();
    }

    @Override
    public void close() {
        logger.detachAppender(this);
    }
}
