package dev.larder.cache.security;

class CookieTest extends AccessScenario {

    CookieTest() {
        super(Way.COOKIE);
    }
}
