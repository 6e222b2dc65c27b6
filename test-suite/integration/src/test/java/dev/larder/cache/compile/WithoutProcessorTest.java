package dev.larder.cache.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An application whose build does not name Larder's annotation processor. */
class WithoutProcessorTest {

    private static final String REPO =
            Sources.type(
                    """
                    import dev.larder.cache.compile.Item;
                    @Singleton @CacheDefaults(namespace = "items") public class Repo {
                      public int loads;
                      @Cached(key = "item.id", tags = {"name:{item.name}", "part:{result.parts[]}"}, unless = "result.parts.empty")
                      public Item find(Item item) { loads++; return item; }
                      @Cached(namespace = "two", key = {"id", "lang"}) public String two(int id, String lang) { return "t" + ++loads; }
                      @Cached public String own(long id) { return "l" + ++loads; }
                      @Cached public String own(int id) { return "i" + ++loads; }
                      @Cached public String own(@CacheKey("id") Item item, @CacheKeyIgnore int trace) { return "o" + ++loads; }
                      @Cached(key = "item.id") public Mono<Item> mono(Item item) { loads++; return Mono.just(item); }
                      @CachePut(key = "result.id") public Item put(Item item) { return item; }
                      @CacheInvalidate(key = "ids[]") public void delete(List<Long> ids) {}
                      @CacheInvalidate(namespace = "two", key = {"id", "lang"}, tags = "name:{name}")
                      public void change(long id, String lang, String name) {}
                      @Cached(namespace = "by-condition", condition = "#{id > 1}") public String conditional(long id) { return "c" + ++loads; }
                    }
                    """);

    private static final String CHECK =
            Sources.type(
                    """
                    import dev.larder.cache.compile.Item;
                    @Singleton public class Check {
                      private final Repo repo; private final dev.larder.cache.Caches caches;
                      public final List<String> wrong = new ArrayList<>();
                      public Check(Repo repo, dev.larder.cache.Caches caches) { this.repo = repo; this.caches = caches; }
                      private void loads(int expected, Runnable calls) {
                        int before = repo.loads;
                        calls.run();
                        if (repo.loads - before != expected) {
                          wrong.add(StackWalker.getInstance().walk(f -> f.skip(1).findFirst().get().getLineNumber()) + ": " + (repo.loads - before));
                        }
                      }
                      public List<String> run() {
                        Item item = new Item(1, "a b", List.of(7L));
                        loads(1, () -> { repo.find(item); repo.find(new Item(1, "x", List.of())); repo.mono(item).block(); });
                        caches.invalidateTags("name:a%20b");
                        loads(1, () -> repo.find(item));
                        caches.invalidateTags("part:7");
                        loads(1, () -> repo.find(item));
                        repo.put(new Item(2, "put", List.of()));
                        loads(0, () -> repo.find(new Item(2, "", List.of())));
                        repo.delete(List.of(1L, 2L));
                        loads(2, () -> { repo.find(item); repo.find(new Item(2, "", List.of())); repo.find(item); });
                        loads(1, () -> repo.find(new Item(2, "", List.of())));
                        loads(1, () -> { repo.two(1, "de"); repo.two(1, "de"); });
                        repo.change(1, "de", "q");
                        loads(1, () -> repo.two(1, "de"));
                        loads(3, () -> { repo.own(1L); repo.own(1); repo.own(item, 1); repo.own(item, 2); repo.own(1L); repo.own(1); });
                        caches.evict(() -> repo.own(1L));
                        loads(1, () -> { repo.own(1L); repo.own(1); });
                        loads(3, () -> { repo.conditional(1); repo.conditional(1); repo.conditional(2); repo.conditional(2); });
                        return wrong;
                      }
                    }
                    """);

    /** Of this thread: backends that other tests have closed may have something to say still. */
    private static List<ILoggingEvent> warningsDuring(Runnable work) {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.larder.cache");
        Level before = logger.getLevel();
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        logger.setLevel(Level.WARN);
        logger.addAppender(appender);
        try {
            work.run();
        } finally {
            logger.detachAppender(appender);
            logger.setLevel(before);
        }
        String mine = Thread.currentThread().getName();
        return appender.list.stream().filter(e -> e.getThreadName().equals(mine)).toList();
    }

    @Test
    void everythingWorksWithOneWarning() {
        Compilation compilation = new Compiler().withoutLarder().compile(REPO, CHECK).succeeded();
        assertThat(compilation.files("KeyFactory")).isEmpty();
        List<ILoggingEvent> warnings =
                warningsDuring(() -> assertThat(check(compilation)).isEmpty());
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0).getFormattedMessage())
                .contains("demo.Repo.")
                .contains("annotation processor")
                .contains("dev.larder:larder-cache-annotations");
    }

    @Test
    void theSameWorksWithTheProcessorWithoutAny() {
        Compilation compilation = new Compiler().compile(REPO, CHECK).succeeded();
        assertThat(warningsDuring(() -> assertThat(check(compilation)).isEmpty())).isEmpty();
    }

    private static List<?> check(Compilation compilation) {
        try (Application app = new Application(compilation)) {
            return (List<?>) app.type("demo.Check").getMethod("run").invoke(app.bean("demo.Check"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String refusalAtTheStart(String members) {
        Compilation compilation =
                new Compiler().withoutLarder().compile(Sources.repo(members)).succeeded();
        try (Application app = new Application(compilation)) {
            throw new AssertionError(app + " started");
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void mistakesStopTheStart() {
        assertThat(refusalAtTheStart("@Cached void nothing(long id) {}"))
                .contains("demo.Repo.nothing(long)")
                .contains("returns nothing");
        assertThat(
                        refusalAtTheStart(
                                "@Cached(key = \"nope\") String find(long id) { return \"\"; }"))
                .contains("demo.Repo.find(long)")
                .contains("nope")
                .contains("[id]");
        assertThat(
                        refusalAtTheStart(
                                "@Cached(expire = \"90\") String find(long id) { return \"\"; }"))
                .contains("demo.Repo.find(long): @Cached(expire = \"90\"): no unit")
                .contains("\"90s\"");
        assertThat(refusalAtTheStart("@CacheInvalidate(namespace = \"a\") void change(long id) {}"))
                .contains("names nothing");
        assertThat(
                        refusalAtTheStart(
                                "@Cached(key = \"map.country\") String find(Locale map) { return \"\"; }"))
                .contains("java.util.Locale has no bean introspection")
                .contains("@Introspected");
    }

    @Test
    void valueTypesOfTwoModulesAtOneAddressStopTheStart() {
        Compilation library =
                new Compiler()
                        .compile(
                                Sources.type(
                                        "@Singleton public class One { @Cached(namespace = \"shared\", key"
                                                + " = \"id\") public String find(long id) { return \"\"; } }"))
                        .succeeded();
        Compilation other =
                new Compiler()
                        .with(library)
                        .compile(
                                Sources.type(
                                        "@Singleton public class Two { @CachePut(namespace = \"shared\", key"
                                                + " = \"id\") public Integer save(int id) { return 1; } }"))
                        .succeeded();
        assertThatThrownBy(() -> new Application(other).close())
                .hasStackTraceContaining("demo.One.find(long)")
                .hasStackTraceContaining("demo.Two.save(int)")
                .hasStackTraceContaining("java.lang.String")
                .hasStackTraceContaining("java.lang.Integer");
    }
}
