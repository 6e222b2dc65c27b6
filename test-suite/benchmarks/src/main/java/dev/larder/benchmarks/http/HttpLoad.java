package dev.larder.benchmarks.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures a stored response, a 304, and a longer stored response plain and compressed, beside the
 * same controller without a cache. Servers have one core, the load has another; the variants take
 * turns, forwards and backwards, so that what else the machine does meets all of them. What counts
 * is the CPU time of the server for a request: it says more than requests per second on a machine
 * that is not idle.
 */
public final class HttpLoad {

    private static final String SERVER_CORE = "0";
    private static final String LOAD_CORE = "1";
    private static final int WARM_UP_SECONDS = 20;
    private static final String GZIP = "Accept-Encoding: gzip";

    private final Wrk wrk = new Wrk(LOAD_CORE);
    private final int rounds;
    private final int seconds;

    private HttpLoad(int rounds, int seconds) {
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /**
     * What is measured.
     *
     * @param item the number of the item that is asked for
     * @param field what requests have beside the usual; null: nothing
     * @param measures what the rounds showed
     */
    private record Variant(
            String name,
            ServerProcess server,
            int item,
            @Nullable String field,
            List<Measure> measures) {

        Variant(String name, ServerProcess server, int item, @Nullable String field) {
            this(name, server, item, field, new ArrayList<>());
        }

        String address() {
            return server.address(item);
        }
    }

    private record Measure(double micros, double perSecond) {}

    /** Arguments: rounds, seconds of a run. */
    public static void main(String[] arguments) throws Exception {
        HttpLoad load =
                new HttpLoad(
                        arguments.length > 0 ? Integer.parseInt(arguments[0]) : 11,
                        arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2);
        try (ServerProcess bare = new ServerProcess("bare", SERVER_CORE);
                ServerProcess cached = new ServerProcess("cached", SERVER_CORE)) {
            load.measure(bare, cached);
        }
    }

    private void measure(ServerProcess bare, ServerProcess cached)
            throws IOException, InterruptedException {
        String tag = check(bare, cached, Item.SHORT);
        check(bare, cached, Item.LONG);
        List<Variant> variants =
                List.of(
                        new Variant("bare controller", bare, Item.SHORT, null),
                        new Variant("HIT", cached, Item.SHORT, null),
                        new Variant("304", cached, Item.SHORT, "If-None-Match: " + tag),
                        new Variant("bare, long", bare, Item.LONG, null),
                        new Variant("bare, long, gzip", bare, Item.LONG, GZIP),
                        new Variant("HIT, long", cached, Item.LONG, null),
                        new Variant("HIT, long, gzip", cached, Item.LONG, GZIP));
        for (Variant variant : variants) {
            wrk.run(variant.address(), variant.field(), WARM_UP_SECONDS);
        }
        checkCompressed(cached);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < variants.size(); i++) {
                measure(variants.get(round % 2 == 0 ? i : variants.size() - 1 - i));
            }
        }
        report(variants);
    }

    private void measure(Variant variant) throws IOException, InterruptedException {
        double before = variant.server().cpuSeconds();
        Wrk.Run run = wrk.run(variant.address(), variant.field(), seconds);
        double used = variant.server().cpuSeconds() - before;
        variant.measures()
                .add(
                        new Measure(
                                used * 1_000_000 / run.requests(), run.requests() / run.seconds()));
    }

    /** That both answer the same bytes, one of them from its cache; returns the entity tag. */
    private static String check(ServerProcess bare, ServerProcess cached, int item)
            throws IOException, InterruptedException {
        HttpResponse<String> plain = get(bare, item);
        get(cached, item);
        HttpResponse<String> hit = get(cached, item);
        if (!plain.body().equals(hit.body())
                || !hit.headers().firstValue("X-Cache").equals(Optional.of("HIT"))
                || plain.headers().firstValue("X-Cache").isPresent()) {
            throw new IllegalStateException("not what is to be measured: " + plain + ", " + hit);
        }
        System.out.printf("a body of %d bytes%n", hit.body().length());
        return hit.headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> get(ServerProcess server, int item, String... fields)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address(item)));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** That hits are sent in the form that was compressed once, and not by the server. */
    private static void checkCompressed(ServerProcess cached)
            throws IOException, InterruptedException {
        HttpResponse<String> hit = get(cached, Item.LONG, "Accept-Encoding", "gzip");
        if (!hit.headers().firstValue("ETag").orElse("").endsWith("-gzip\"")) {
            throw new IllegalStateException("not what is to be measured: " + hit.headers());
        }
    }

    private static void report(List<Variant> variants) {
        List<Measure> base = variants.get(0).measures();
        System.out.printf(
                "%-16s %22s %14s %28s%n",
                "", "server CPU us/request", "requests/s", "CPU of the bare controller");
        for (Variant variant : variants) {
            double[] ratios = new double[base.size()];
            for (int i = 0; i < ratios.length; i++) {
                ratios[i] = variant.measures().get(i).micros() / base.get(i).micros();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %22.2f %14.0f %10.2f (quartiles %.2f, %.2f)%n",
                    variant.name(),
                    part(variant.measures().stream().mapToDouble(Measure::micros).toArray(), 0.5),
                    part(
                            variant.measures().stream().mapToDouble(Measure::perSecond).toArray(),
                            0.5),
                    part(ratios, 0.5),
                    part(ratios, 0.25),
                    part(ratios, 0.75));
        }
    }

    private static double part(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.round(part * (sorted.length - 1))];
    }
}
