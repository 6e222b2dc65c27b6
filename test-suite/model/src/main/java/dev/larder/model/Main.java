package dev.larder.model;

import java.util.Map;
import java.util.Set;

/** Searches everything, and prints what came of it: {@code test-suite/model/run}. */
public final class Main {

    private static final int MOST = Integer.getInteger("larder.model.states", 8_000_000);

    private Main() {}

    /** Ends with 1 where something is not as expected. */
    public static void main(String[] arguments) {
        boolean traces = arguments.length > 0 && arguments[0].equals("traces");
        boolean well = true;
        for (Map.Entry<Wrong, Scenario> trap : Scenarios.traps().entrySet()) {
            Search.Outcome wrong = Search.of(trap.getValue(), Set.of(trap.getKey()), MOST);
            print(wrong.isCaught() ? "caught" : "MISSED", trap.getKey().name(), wrong);
            if (traces) {
                wrong.trace().forEach(step -> System.out.println("      " + step));
            }
            well &= wrong.isCaught() & passes("as built, there", trap.getValue());
        }
        for (Map.Entry<String, Scenario> one : Scenarios.small().entrySet()) {
            well &= passes(one.getKey(), one.getValue());
        }
        for (Map.Entry<String, Scenario> one : Scenarios.full().entrySet()) {
            well &= passes(one.getKey(), one.getValue());
        }
        System.out.println(well ? "All as expected." : "NOT AS EXPECTED.");
        System.exit(well ? 0 : 1);
    }

    private static boolean passes(String name, Scenario scenario) {
        Search.Outcome outcome = Search.of(scenario, Set.of(), MOST);
        String verdict = outcome.complete() ? "passes" : "cut off";
        print(outcome.isCaught() ? "VIOLATED" : verdict, name, outcome);
        outcome.trace().forEach(step -> System.out.println("      " + step));
        return !outcome.isCaught();
    }

    private static void print(String verdict, String name, Search.Outcome outcome) {
        String length = outcome.isCaught() ? ", trace of " + outcome.trace().size() : "";
        System.out.printf("%-8s %-70s %,11d states%s%n", verdict, name, outcome.states(), length);
    }
}
