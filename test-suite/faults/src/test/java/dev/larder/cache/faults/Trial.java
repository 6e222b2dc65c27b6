package dev.larder.cache.faults;

import static org.awaitility.Awaitility.await;

import dev.larder.cache.tck.Noise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Lets a fault happen to an application under load, and measures. */
final class Trial {

    private static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration LASTS =
            Duration.ofMillis(Long.getLong("reliability.outage", 400));
    private static final int ENOUGH = 300;

    private final Rig rig;
    private final Noise noise;
    private final Footprint before;

    Trial(Rig rig, Noise noise, Footprint before) {
        this.rig = rig;
        this.noise = noise;
        this.before = before;
    }

    Outcome of(Fault fault) throws InterruptedException, ExecutionException {
        Kept kept = Kept.put(rig);
        Again.cached(rig);
        rig.takeWrong();
        Outcome.States earlier = states();
        Callers callers = rig.callers();
        Outcome.Times times = during(fault, callers);
        int lost = kept.lost(fault.keepsData());
        List<String> wrong = new ArrayList<>(callers.wrong());
        wrong.addAll(rig.takeWrong());
        return new Outcome(callers.errors(), wrong, lost, times, grown(), states().since(earlier));
    }

    private Outcome.States states() {
        return new Outcome.States(rig.log().lines(), rig.told().states());
    }

    private Outcome.Times during(Fault fault, Callers callers)
            throws InterruptedException, ExecutionException {
        try (callers) {
            callers.begin();
            awaitCalls(callers);
            callers.longest();
            noise.reset();
            fault.begin(rig);
            Optional<Rate> rate = fault.isOutage() ? outage() : Optional.empty();
            awaitCalls(callers);
            fault.end(rig);
            Duration back = Again.cached(rig);
            LateLoad.across(() -> {}, rig);
            awaitCalls(callers);
            Duration allowed = fault.restarts() ? rig.far().backEmpty() : rig.far().back();
            return new Outcome.Times(
                    callers.longest(),
                    rig.far().longestCall().plus(noise.ofACall()),
                    rate,
                    back,
                    allowed.plus(noise.ofAReturn()));
        }
    }

    private Optional<Rate> outage() throws InterruptedException, ExecutionException {
        await().atMost(SETTLED).pollInterval(Duration.ofMillis(5)).until(() -> !rig.available());
        return Optional.of(Rate.of(rig));
    }

    /** Enough of them, for as long as the fault shall last. */
    private static void awaitCalls(Callers callers) {
        long before = callers.calls();
        long end = System.nanoTime() + LASTS.toNanos();
        await().atMost(SETTLED.plus(LASTS))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> callers.calls() > before + ENOUGH && System.nanoTime() > end);
    }

    /** Connections end soon after they were told to, and threads with them. */
    private Footprint grown() {
        return Again.until(
                () -> Footprint.of(rig).since(before),
                grown -> grown.isAtMost(rig.far().mayGrow()));
    }
}
