package dev.larder.cache.faults;

import dev.larder.cache.tck.proxy.Direction;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What goes wrong between an application and its server, or on it, until it is over. */
enum Fault {
    REFUSED("connections are refused", Course.OUTAGE) {
        @Override
        void begin(Rig rig) {
            rig.proxy().refuse();
        }
    },
    CUT("connections are ended, in order", Course.PASSES) {
        @Override
        void begin(Rig rig) {
            rig.proxy().cut();
        }

        @Override
        void end(Rig rig) {
            rig.proxy().cut();
        }
    },
    RESET("connections are reset", Course.PASSES) {
        @Override
        void begin(Rig rig) {
            rig.proxy().reset();
        }

        @Override
        void end(Rig rig) {
            rig.proxy().reset();
        }
    },
    SLOW("everything arrives 250 ms late", Course.OUTAGE) {
        @Override
        void begin(Rig rig) {
            rig.proxy().delay(Duration.ofMillis(250));
        }
    },
    NO_REQUEST_ARRIVES("black hole towards the server", Course.OUTAGE) {
        @Override
        void begin(Rig rig) {
            rig.proxy().hold(Direction.REQUESTS);
        }
    },
    NO_ANSWER_ARRIVES("black hole from the server", Course.OUTAGE) {
        @Override
        void begin(Rig rig) {
            rig.proxy().hold(Direction.ANSWERS);
        }
    },
    HUNG("the server is stopped (SIGSTOP)", Course.OUTAGE) {
        @Override
        void begin(Rig rig) {
            rig.server().pause();
        }

        @Override
        void end(Rig rig) {
            rig.server().resume();
        }
    },
    KILLED("the server is killed (SIGKILL), and is back empty", Course.OUTAGE_WITHOUT_DATA) {
        @Override
        void begin(Rig rig) {
            rig.server().kill();
        }

        @Override
        void end(Rig rig) {
            rig.server().restart();
        }
    },
    RESTARTED("the server is restarted at once, empty", Course.PASSES_WITHOUT_DATA) {
        @Override
        void begin(Rig rig) {
            restart(rig);
        }

        @Override
        void end(Rig rig) {
            restart(rig);
        }
    },
    RESTARTED_DURING_LOADS(
            "the server is restarted, empty, while values are loaded", Course.PASSES_WITHOUT_DATA) {
        @Override
        void begin(Rig rig) {
            LateLoad.across(() -> restart(rig), rig);
        }

        @Override
        void end(Rig rig) {
            LateLoad.across(() -> restart(rig), rig);
        }
    },
    FULL("the server's memory is full, and it refuses what is new", Course.PASSES) {
        @Override
        void begin(Rig rig) {
            rig.intruder().fill();
        }

        @Override
        void end(Rig rig) {
            rig.intruder().makeRoom();
        }
    },
    EVICTING("the server's memory is full, and it evicts anything", Course.PASSES_WITHOUT_DATA) {
        @Override
        void begin(Rig rig) {
            rig.intruder().flood();
        }

        @Override
        void end(Rig rig) {
            rig.intruder().makeRoom();
        }
    },
    OTHER_TYPE("all our keys have values of another type", Course.PASSES_WITHOUT_DATA) {
        @Override
        void begin(Rig rig) {
            rig.intruder().changeTypes();
        }

        @Override
        void end(Rig rig) {
            rig.intruder().removeOtherTypes();
        }
    },
    READ_ONLY("the server becomes a read-only replica", Course.OUTAGE_WITHOUT_DATA) {
        @Override
        void begin(Rig rig) {
            rig.intruder().demote();
        }

        @Override
        void end(Rig rig) {
            rig.intruder().promote();
        }
    },
    GARBAGE("answers are random bytes", Course.OUTAGE) {
        @Override
        void begin(Rig rig) {
            rig.proxy().garble();
        }
    },
    OVERSIZED("values are larger than the server takes", Course.PASSES) {
        @Override
        void begin(Rig rig) {
            rig.intruder().takeNoLarge();
            LargeValues.load(rig);
        }

        @Override
        void end(Rig rig) {
            rig.intruder().makeRoom();
        }
    },
    OTHER_VERSION("all entries were written by another version", Course.PASSES_WITHOUT_DATA) {
        @Override
        void begin(Rig rig) {
            rig.intruder().changeVersions();
        }
    },
    OTHER_CLOCK("the clock of another node is wrong by an hour", Course.PASSES) {
        @Override
        void begin(Rig rig) {
            Neighbour.meet(rig, Duration.ofHours(1));
            Neighbour.meet(rig, Duration.ofHours(-1));
        }
    };

    private final String text;
    private final Course course;

    Fault(String text, Course course) {
        this.text = text;
        this.course = course;
    }

    private enum Course {
        /** The server can't be used meanwhile, and keeps its data. */
        OUTAGE,
        OUTAGE_WITHOUT_DATA,
        /** The server may be used meanwhile, and keeps its data. */
        PASSES,
        PASSES_WITHOUT_DATA
    }

    abstract void begin(Rig rig);

    void end(Rig rig) {
        rig.proxy().heal();
    }

    /** Whether nothing is answered until it is over. */
    boolean isOutage() {
        return course == Course.OUTAGE || course == Course.OUTAGE_WITHOUT_DATA;
    }

    /** Whether what was stored before is still there after it. */
    boolean keepsData() {
        return course == Course.OUTAGE || course == Course.PASSES;
    }

    /** Whether the server begins anew, which may take as long as its start. */
    boolean restarts() {
        return this == KILLED || this == RESTARTED || this == RESTARTED_DURING_LOADS;
    }

    /** As the table says it. */
    String text() {
        return text;
    }

    /** Why it can't happen to a backend; empty if it can. */
    Optional<String> notOn(Far far) {
        return switch (this) {
            case RESTARTED, RESTARTED_DURING_LOADS ->
                    reason(far == Far.DYNAMODB, "a table has no server of ours that restarts");
            case FULL ->
                    reason(
                            far == Far.DYNAMODB,
                            "a table has no memory that fills up; it throttles, which is tested by"
                                    + " answers that say so");
            case EVICTING -> reason(far == Far.DYNAMODB, "a table evicts nothing");
            case READ_ONLY ->
                    reason(
                            far == Far.DYNAMODB || far == Far.MEMCACHED,
                            "there are no replicas that clients reach");
            default -> Optional.empty();
        };
    }

    private static Optional<String> reason(boolean holds, String text) {
        return holds ? Optional.of(text) : Optional.empty();
    }

    /**
     * The outages, of the server or of the way to it, that an application may meet at its start.
     */
    static Stream<Fault> outages() {
        return Arrays.stream(values())
                .filter(Fault::isOutage)
                .filter(fault -> fault != GARBAGE && fault != READ_ONLY);
    }

    private static void restart(Rig rig) {
        rig.server().kill();
        rig.server().restart();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
