package dev.larder.cache.security;

class BasicTest extends AccessScenario {

    BasicTest() {
        super(Way.BASIC);
    }
}
