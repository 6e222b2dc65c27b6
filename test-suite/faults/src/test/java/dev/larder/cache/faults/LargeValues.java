package dev.larder.cache.faults;

/** Values that no server of the tests takes. */
final class LargeValues {

    private static final int SIZE = 1_500_000;
    private static final int CALLS = 6;

    private LargeValues() {}

    static void load(Rig rig) {
        for (int i = 0; i < CALLS; i++) {
            int id = i % 2;
            String value = rig.things().large(id, SIZE);
            if (!value.startsWith(id + ":") || value.length() != SIZE + 2) {
                rig.wrong("the large value of " + id + " has " + value.length() + " characters");
            }
        }
    }
}
