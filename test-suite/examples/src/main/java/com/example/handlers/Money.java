package com.example.handlers;

import java.math.BigDecimal;
import java.util.Currency;

/** A type of a library that has no identity of its own. */
public final class Money {

    private final BigDecimal amount;
    private final Currency currency;

    Money(BigDecimal amount, Currency currency) {
        this.amount = amount;
        this.currency = currency;
    }

    BigDecimal amount() {
        return amount;
    }

    Currency currency() {
        return currency;
    }
}
