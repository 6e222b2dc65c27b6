// tag::controller[]
package com.example;

import dev.larder.cache.annotation.Cached;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.LocalTime;
import java.time.ZoneId;

@Controller("/clock")
class ClockController {

    @Get(value = "/{zone}", produces = MediaType.TEXT_PLAIN)
    @Cached(expire = "10s")
    String now(String zone) {
        return "It is " + LocalTime.now(ZoneId.of(zone)) + " in " + zone;
    }
}
// end::controller[]
