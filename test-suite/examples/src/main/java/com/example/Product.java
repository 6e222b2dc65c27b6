package com.example;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** What the examples are about. */
@Serdeable
record Product(long id, String name, String supplier, List<Long> related, boolean draft) {

    Product(long id, String name, String supplier) {
        this(id, name, supplier, List.of(), false);
    }
}
