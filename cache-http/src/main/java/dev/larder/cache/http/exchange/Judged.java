package dev.larder.cache.http.exchange;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpResponseWrapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A response as its handler gave it: its body is the object, though it is encoded by now. */
final class Judged extends HttpResponseWrapper<Object> {

    private final @Nullable Object result;

    @SuppressWarnings("unchecked")
    Judged(HttpResponse<?> response, @Nullable Object result) {
        super((HttpResponse<Object>) response);
        this.result = result;
    }

    @Override
    public Optional<Object> getBody() {
        return Optional.ofNullable(result);
    }

    @Override
    public <T> Optional<T> getBody(Class<T> type) {
        return getBody().filter(type::isInstance).map(type::cast);
    }

    @Override
    public <T> Optional<T> getBody(Argument<T> type) {
        return getBody(type.getType());
    }
}
