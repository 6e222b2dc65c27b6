package dev.larder.demo;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;

/** What the shop sells. */
@Serdeable
public record Product(long id, String name, BigDecimal price) {}
