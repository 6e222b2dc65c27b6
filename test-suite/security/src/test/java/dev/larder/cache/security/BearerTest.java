package dev.larder.cache.security;

class BearerTest extends AccessScenario {

    BearerTest() {
        super(Way.BEARER);
    }
}
