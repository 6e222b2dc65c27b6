package dev.larder.cache.history;

import dev.larder.cache.tck.server.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Opens nodes on one server, lets threads work on them and things go wrong, and has it checked. */
final class Run {

    static final int NODES = 3;
    static final int THREADS_A_NODE = 4;

    /** So many acknowledged invalidations at least, also on a slow machine. */
    private static final int ENOUGH = 100;

    private final Setting setting;
    private final Plan plan;
    private final Map<String, Object> more;
    private final Source source;
    private final Watch watch = new Watch();
    private final Goal goal = new Goal();

    Run(Setting setting, Plan plan) {
        this(setting, plan, Map.of());
    }

    /** With more properties of the applications. */
    Run(Setting setting, Plan plan, Map<String, Object> more) {
        this.setting = setting;
        this.plan = plan;
        this.more = more;
        this.source = new Source(plan.seed(), plan.mix().pace().loadMillis());
    }

    /** For a time; then it waits until what failed has been made up for. */
    Outcome go(Duration time) {
        System.out.println(title() + plan.describe(NODES * THREADS_A_NODE, time));
        try (FailureLog log = new FailureLog();
                Server server = setting.start()) {
            log.begin();
            Node.Shared shared = new Node.Shared(server.uri(), setting, more, source, log);
            List<Node> nodes =
                    IntStream.range(0, NODES).mapToObj(i -> new Node(i, shared)).toList();
            try {
                return work(nodes, server, time);
            } finally {
                nodes.forEach(Node::close);
            }
        }
    }

    private String title() {
        return "History of "
                + setting
                + ", seed "
                + plan.seed()
                + " (-Dhistory.seed="
                + plan.seed()
                + "): ";
    }

    private Outcome work(List<Node> nodes, Server server, Duration time) {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < NODES * THREADS_A_NODE; i++) {
            workers.add(new Worker(nodes.get(i % NODES), plan.steps(i), source, watch, goal));
        }
        Saboteur saboteur =
                new Saboteur(nodes, server, setting.sabotage(server), plan.faults(), goal);
        List<Runnable> all = new ArrayList<>(workers);
        all.add(saboteur);
        all.add(() -> goal.await(time, () -> isEnough(nodes)));
        together(all);
        return judge(nodes, workers, saboteur);
    }

    private boolean isEnough(List<Node> nodes) {
        return goal.hasSeen(ENOUGH, plan.mix().kinds())
                && tally(nodes).refused() > 0
                && hasSeenCopies();
    }

    private boolean hasSeenCopies() {
        return !setting.near() || (watch.near() > 0 && watch.dropped() > 0);
    }

    private Outcome judge(List<Node> nodes, List<Worker> workers, Saboteur saboteur) {
        List<Event> history = workers.stream().flatMap(w -> w.events().stream()).toList();
        List<String> errors =
                new ArrayList<>(workers.stream().flatMap(w -> w.errors().stream()).toList());
        List<Violation> violations = new Checker(setting.bounds()).check(history);
        if (violations.isEmpty()) {
            errors.addAll(new Settling(nodes, source).differences(history));
        }
        Evidence evidence = Evidence.of(history, tally(nodes), watch, saboteur.done());
        return new Outcome(title(), violations, errors, evidence);
    }

    private static Tally tally(List<Node> nodes) {
        return nodes.stream().map(Node::tally).reduce(Tally.NOTHING, Tally::plus);
    }

    private static void together(List<Runnable> all) {
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(one -> running.add(threads.submit(one)));
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("The run did not end.", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
