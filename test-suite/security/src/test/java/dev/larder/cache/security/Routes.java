package dev.larder.cache.security;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Routes of the application; each response says for whom it was made, and is another one. */
@Controller("/api")
@Secured(SecurityRule.IS_ANONYMOUS)
class Routes {

    private final AtomicInteger calls = new AtomicInteger();

    private String made(HttpRequest<?> request) {
        return made(request.getUserPrincipal().orElse(null));
    }

    private String made(@Nullable Principal who) {
        return (who == null ? "nobody" : who.getName()) + " " + calls.incrementAndGet();
    }

    private HttpResponse<String> saying(HttpRequest<?> request, String cacheControl) {
        return HttpResponse.ok(made(request)).header("Cache-Control", cacheControl);
    }

    @Get("/plain")
    @Cached(expire = "60s")
    String plain(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/inside")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Cached(expire = "60s")
    String inside(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/admin")
    @Secured("ADMIN")
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
    String admin(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/members")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
    String members(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/principal")
    @Cached(expire = "60s")
    String principal(@Nullable Authentication who) {
        return made(who);
    }

    @Get("/per-user")
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PER_USER)
    String perUser(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/vary-by-user")
    @Cached(expire = "60s", varyBy = "user")
    String varyByUser(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/by-tenant")
    @Cached(expire = "60s", varyBy = "tenant")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
    String byTenant(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/by-field")
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
    String byField(@Nullable @Header("X-Segment") String segment, HttpRequest<?> request) {
        return made(request);
    }

    @Get("/by-cookie")
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
    String byCookie(@Nullable @CookieValue("colour") String colour, HttpRequest<?> request) {
        return made(request);
    }

    @Get("/by-role")
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC, policy = ByRole.class)
    String byRole(HttpRequest<?> request) {
        return made(request);
    }

    @Get("/says{?directives}")
    @Cached(expire = "60s")
    HttpResponse<String> says(String directives, HttpRequest<?> request) {
        return saying(request, directives);
    }

    @Get("/path{?directives}")
    HttpResponse<String> path(String directives, HttpRequest<?> request) {
        return saying(request, directives);
    }

    @Get("/refuses{?status,directives}")
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
    HttpResponse<String> refuses(int status, @Nullable String directives, HttpRequest<?> request) {
        var response = HttpResponse.status(HttpStatus.valueOf(status)).body(made(request));
        return directives == null ? response : response.header("Cache-Control", directives);
    }

    @Get("/sets-cookie")
    @Cached(expire = "60s")
    @HttpCache(sharing = HttpCache.Sharing.PUBLIC)
    HttpResponse<String> setsCookie(HttpRequest<?> request) {
        return HttpResponse.ok(made(request)).cookie(Cookie.of("id", "" + calls.get()));
    }
}
