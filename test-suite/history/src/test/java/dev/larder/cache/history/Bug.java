package dev.larder.cache.history;

import dev.larder.cache.backend.BinaryBackend;

/** What is wrong with an authority. */
enum Bug {
    NONE {
        @Override
        BinaryBackend in(BinaryBackend real, CellCounts counts) {
            return new PassingAuthority(real);
        }
    },
    FILL_WITHOUT_PERMIT {
        @Override
        BinaryBackend in(BinaryBackend real, CellCounts counts) {
            return new FillWithoutPermit(real);
        }
    },
    COUNTERS_FROM_ZERO {
        @Override
        BinaryBackend in(BinaryBackend real, CellCounts counts) {
            return new CountedCells(real, counts);
        }
    };

    abstract BinaryBackend in(BinaryBackend real, CellCounts counts);
}
