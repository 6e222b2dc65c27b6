package dev.larder.cache.faults;

import dev.larder.cache.tck.proxy.Direction;

/** What goes wrong between an application and its server, until it is over. */
enum Fault {
    KILLED {
        @Override
        void begin(Rig rig) {
            rig.server().kill();
        }

        @Override
        void end(Rig rig) {
            rig.server().restart();
        }
    },
    HUNG {
        @Override
        void begin(Rig rig) {
            rig.server().pause();
        }

        @Override
        void end(Rig rig) {
            rig.server().resume();
        }
    },
    REFUSED {
        @Override
        void begin(Rig rig) {
            rig.proxy().refuse();
        }

        @Override
        void end(Rig rig) {
            rig.proxy().heal();
        }
    },
    NO_REQUEST_ARRIVES {
        @Override
        void begin(Rig rig) {
            rig.proxy().hold(Direction.REQUESTS);
        }

        @Override
        void end(Rig rig) {
            rig.proxy().heal();
        }
    },
    NO_ANSWER_ARRIVES {
        @Override
        void begin(Rig rig) {
            rig.proxy().hold(Direction.ANSWERS);
        }

        @Override
        void end(Rig rig) {
            rig.proxy().heal();
        }
    },
    SLOW {
        @Override
        void begin(Rig rig) {
            rig.proxy().delay(java.time.Duration.ofMillis(250));
        }

        @Override
        void end(Rig rig) {
            rig.proxy().heal();
        }
    };

    abstract void begin(Rig rig);

    abstract void end(Rig rig);
}
