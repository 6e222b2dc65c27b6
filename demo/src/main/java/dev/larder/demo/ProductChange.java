package dev.larder.demo;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;

/** What an admin writes about a product. */
@Serdeable
public record ProductChange(@NotBlank String name, @NotNull @PositiveOrZero BigDecimal price) {}
