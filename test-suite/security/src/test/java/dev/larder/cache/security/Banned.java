package dev.larder.cache.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A rule that is asked on every request: who was banned meanwhile is refused. */
@Singleton
class Banned implements SecurityRule<HttpRequest<?>> {

    final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public Publisher<SecurityRuleResult> check(
            HttpRequest<?> request, @Nullable Authentication authentication) {
        boolean banned = authentication != null && names.contains(authentication.getName());
        return Mono.just(banned ? SecurityRuleResult.REJECTED : SecurityRuleResult.UNKNOWN);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
