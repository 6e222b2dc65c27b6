package dev.larder.cache.load;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.larder.cache.backend.Permit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/** Callers with equal permits: one of them loads. */
public class FlightCases {

    @JCStressTest
    @Outcome(
            id = {"0, 1", "1, 0"},
            expect = ACCEPTABLE,
            desc = "one leads")
    @State
    public static class TwoCallers {
        private final SingleFlight flights = new SingleFlight();
        private final Permit permit = new Equal();

        @Actor
        public void one(II_Result leads) {
            leads.r1 = leads(flights, permit);
        }

        @Actor
        public void other(II_Result leads) {
            leads.r2 = leads(flights, permit);
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "what was stored is not loaded again")
    @State
    public static class CallerAndEndOfAStoredLoad {
        private final SingleFlight flights = new SingleFlight();
        private final Permit permit = new Equal();
        private final Flight flight = flights.join(permit, () -> "k").flight();

        @Actor
        public void end() {
            flight.give(Loaded.of(1));
            flights.end(permit, flight, true);
            flight.land(Loaded.of(1));
        }

        @Actor
        public void come(I_Result leads) {
            leads.r1 = leads(flights, permit);
        }
    }

    private static int leads(SingleFlight flights, Permit permit) {
        return flights.join(permit, () -> "k").leads() ? 1 : 0;
    }

    /** Equal to itself, as permits are between which nothing was invalidated. */
    private static final class Equal implements Permit {

        @Override
        public boolean storable() {
            return true;
        }

        @Override
        public boolean shareable() {
            return true;
        }
    }
}
