package dev.larder.cache.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The tests that speak over the wire once more, over HTTP/2 without and with TLS. Some that take
 * long and say little of protocols come along with {@code -Dprotocols.all}.
 */
@Tag("once")
class ProtocolsTest {

    private static final List<Class<?>> LONG =
            List.of(
                    KeysTest.class,
                    InvalidationTest.class,
                    ContextTest.class,
                    CodedFormsTest.class,
                    SharingTest.class);

    private static final List<Class<?>> TESTS =
            List.of(
                    HitTest.class,
                    StoringTest.class,
                    BodiesTest.class,
                    VaryingTest.class,
                    PathsTest.class,
                    RequestDirectivesTest.class,
                    ValidatingTest.class,
                    StaleTest.class,
                    CachedCacheControlTest.class,
                    ExplainTest.class,
                    GroupsTest.class,
                    PolicyTest.class,
                    BodyKeysTest.class,
                    ConditionsTest.class,
                    RangesTest.class,
                    PartsTest.class,
                    UnsharedTest.class,
                    ConcurrencyTest.class);

    private static Stream<Class<?>> tests() {
        boolean all = System.getProperty("protocols.all") != null;
        return Stream.concat(TESTS.stream(), all ? LONG.stream() : Stream.empty());
    }

    @ParameterizedTest
    @EnumSource(value = Protocol.class, names = "HTTP_1", mode = EnumSource.Mode.EXCLUDE)
    void whatHoldsForHttp1HoldsForOthers(Protocol protocol) {
        LauncherDiscoveryRequest all =
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(tests().map(DiscoverySelectors::selectClass).toList())
                        .filters(EngineFilter.includeEngines("junit-jupiter"))
                        .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Protocol.use(protocol);
        try {
            LauncherFactory.create().execute(all, listener);
        } finally {
            Protocol.use(Protocol.HTTP_1);
        }
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures())
                .extracting(
                        failure ->
                                failure.getTestIdentifier().getUniqueId()
                                        + ": "
                                        + failure.getException())
                .isEmpty();
        assertThat(summary.getTestsSucceededCount()).isGreaterThan(100);
    }
}
