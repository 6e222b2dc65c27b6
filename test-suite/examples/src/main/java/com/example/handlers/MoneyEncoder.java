package com.example.handlers;

import dev.larder.cache.key.KeyEncoder;
import jakarta.inject.Singleton;
import java.util.List;

// tag::encoder[]
@Singleton
class MoneyEncoder implements KeyEncoder<Money> {

    @Override
    public Object encode(Money money) {
        return List.of(money.amount().stripTrailingZeros(), money.currency().getCurrencyCode());
    }
}
// end::encoder[]
