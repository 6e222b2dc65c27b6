package dev.larder.cache.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTest extends AccessScenario {

    SessionTest() {
        super(Way.SESSION);
    }

    @Test
    void aSessionThatHasEndedIsNobodys() {
        Client mine = login("bob");
        assertThat(mine.get("/api/per-user").who()).isEqualTo("bob");
        assertThat(mine.post("/logout", "{}").status()).isLessThan(400);

        assertThat(mine.get("/api/per-user").who()).isEqualTo("nobody");
        assertThat(mine.get("/api/inside").status()).isEqualTo(401);
        assertThat(mine.get("/api/members").status()).isEqualTo(401);
    }
}
