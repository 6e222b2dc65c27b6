package dev.larder.cache.backend.dynamodb;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;

/**
 * The clients of one backend, over connections and threads of their own: one that sends a request
 * once, for what creates tokens, and one that may send it again. Both give up at the time limit.
 */
final class DynamoDbClients implements AutoCloseable {

    private static final int CONNECTIONS = 100;
    private static final int MAXIMUM_WAITING = 10_000;
    private static final int LOOPS = 2;
    private static final int SENDERS = Math.min(4, Runtime.getRuntime().availableProcessors());
    private static final int ATTEMPTS = 3;
    private static final long IDLE_SECONDS = 30;

    private final ScheduledThreadPoolExecutor timer;
    private final ThreadPoolExecutor senders;
    private final ThreadFactory closing;
    private final SdkAsyncHttpClient http;
    private final DynamoDbAsyncClient single;
    private final DynamoDbAsyncClient patient;

    /**
     * Of builders that know the region, the credentials and the endpoint.
     *
     * @param how the time limit of an operation, the names of threads, and who sees each answer
     */
    DynamoDbClients(Function<SdkAsyncHttpClient, DynamoDbAsyncClientBuilder> builders, How how) {
        timer = new ScheduledThreadPoolExecutor(1, threads(how.backend() + "-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        senders = senders(how.backend());
        closing = threads(how.backend() + "-close");
        http = http(how);
        single = client(builders, how, AwsRetryStrategy.doNotRetry());
        patient = client(builders, how, retries());
    }

    /**
     * How requests are sent.
     *
     * @param limit how long one may take, with all that is sent again
     * @param backend the name of the backend, for those of threads
     */
    record How(Duration limit, String backend, ExecutionInterceptor watch) {}

    /** Sends nothing twice: what it was told is done once or not at all. */
    DynamoDbAsyncClient single() {
        return single;
    }

    /** Sends again what failed or was throttled, as long as the time limit allows. */
    DynamoDbAsyncClient patient() {
        return patient;
    }

    /** Runs what prepares and sends requests: credentials may have to be waited for there. */
    void execute(Runnable work) {
        senders.execute(work);
    }

    /** Runs short work later. */
    ScheduledExecutorService timer() {
        return timer;
    }

    /** Nobody waits for the end of the connections: the driver takes seconds for it. */
    @Override
    public void close() {
        senders.shutdownNow();
        single.close();
        patient.close();
        timer.shutdownNow();
        closing.newThread(http::close).start();
    }

    private DynamoDbAsyncClient client(
            Function<SdkAsyncHttpClient, DynamoDbAsyncClientBuilder> builders,
            How how,
            RetryStrategy retries) {
        DynamoDbAsyncClientBuilder builder = builders.apply(http);
        ClientOverrideConfiguration options =
                builder.overrideConfiguration().toBuilder()
                        .apiCallTimeout(how.limit())
                        .apiCallAttemptTimeout(how.limit())
                        .retryStrategy(retries)
                        .scheduledExecutorService(timer)
                        .addExecutionInterceptor(how.watch())
                        .build();
        return builder.overrideConfiguration(options)
                .asyncConfiguration(
                        async ->
                                async.advancedOption(
                                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR,
                                        Runnable::run))
                .build();
    }

    private static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(pause(20, 100))
                .throttlingBackoffStrategy(pause(50, 200))
                .build();
    }

    private static BackoffStrategy pause(long first, long last) {
        return BackoffStrategy.exponentialDelay(Duration.ofMillis(first), Duration.ofMillis(last));
    }

    private static SdkAsyncHttpClient http(How how) {
        Duration limit = how.limit();
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroupBuilder(
                        SdkEventLoopGroup.builder()
                                .numberOfThreads(LOOPS)
                                .threadFactory(threads(how.backend() + "-net")))
                .maxConcurrency(CONNECTIONS)
                .maxPendingConnectionAcquires(MAXIMUM_WAITING)
                .connectionTimeout(limit)
                .connectionAcquisitionTimeout(limit)
                .tlsNegotiationTimeout(limit)
                .tcpKeepAlive(true)
                .build();
    }

    private static ThreadPoolExecutor senders(String backend) {
        ThreadPoolExecutor made =
                new ThreadPoolExecutor(
                        SENDERS,
                        SENDERS,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(MAXIMUM_WAITING),
                        threads(backend + "-send"));
        made.allowCoreThreadTimeOut(true);
        return made;
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "larder-" + name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
