package dev.larder.cache.http.exchange;

import dev.larder.cache.http.rfc9111.field.Field;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.convert.value.MutableConvertibleValues;
import io.micronaut.core.convert.value.MutableConvertibleValuesMap;
import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.http.CaseInsensitiveMutableHttpHeaders;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.simple.SimpleHttpRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;

/**
 * A request that renews what is stored for another one, behind the back of its client: the same URL
 * and fields, without what the client alone wants of the response; without attributes, which
 * filters set anew.
 */
final class BehindRequest extends HttpRequestWrapper<Object> implements ServerHttpRequest<Object> {

    private static final String ATTRIBUTE = "dev.larder.cache.http.behind";

    private static final List<String> OF_CLIENT =
            List.of(
                    HttpHeaders.IF_NONE_MATCH,
                    HttpHeaders.IF_MODIFIED_SINCE,
                    HttpHeaders.IF_MATCH,
                    HttpHeaders.IF_UNMODIFIED_SINCE,
                    HttpHeaders.IF_RANGE,
                    HttpHeaders.RANGE,
                    HttpHeaders.CACHE_CONTROL,
                    HttpHeaders.PRAGMA,
                    HttpHeaders.CONNECTION,
                    HttpHeaders.UPGRADE);

    private final MutableHttpHeaders headers =
            new CaseInsensitiveMutableHttpHeaders(ConversionService.SHARED);
    private final MutableConvertibleValues<Object> attributes = new MutableConvertibleValuesMap<>();
    private final ByteBodyFactory bodies;

    private BehindRequest(HttpRequest<Object> client, ByteBodyFactory bodies) {
        super(client);
        this.bodies = bodies;
        for (Field line : ResponseFields.of(client.getHeaders())) {
            headers.add(line.name(), line.value());
        }
        OF_CLIENT.forEach(headers::remove);
        attributes.put(ATTRIBUTE, true);
    }

    /** The one that renews what a request was answered with. */
    @SuppressWarnings("unchecked")
    static BehindRequest of(HttpRequest<?> client) {
        ByteBodyFactory bodies =
                client instanceof ServerHttpRequest<?> served
                        ? served.byteBodyFactory()
                        : ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE);
        return new BehindRequest((HttpRequest<Object>) client, bodies);
    }

    /** Whether a request is such a one. */
    static boolean is(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE).isPresent();
    }

    @Override
    public MutableHttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public MutableConvertibleValues<Object> getAttributes() {
        return attributes;
    }

    @Override
    public HttpRequest<Object> setAttribute(CharSequence name, Object value) {
        attributes.put(name.toString(), value);
        return this;
    }

    @Override
    public Optional<Object> getAttribute(CharSequence name) {
        return Optional.ofNullable(attributes.getValue(name.toString()));
    }

    @Override
    public <T> Optional<T> getAttribute(CharSequence name, Class<T> type) {
        return attributes.get(name.toString(), type);
    }

    @Override
    public Optional<Principal> getUserPrincipal() {
        return getAttribute(HttpAttributes.PRINCIPAL, Principal.class);
    }

    @Override
    public <T extends Principal> Optional<T> getUserPrincipal(Class<T> type) {
        return getAttribute(HttpAttributes.PRINCIPAL, type);
    }

    /** A HEAD could renew the fields only. */
    @Override
    public HttpMethod getMethod() {
        return HttpMethod.GET;
    }

    @Override
    public String getMethodName() {
        return HttpMethod.GET.name();
    }

    @Override
    public ByteBody byteBody() {
        return bodies.createEmpty();
    }

    @Override
    public ByteBodyFactory byteBodyFactory() {
        return bodies;
    }

    /** As of the server's own requests, the header of the copy is that of the request itself. */
    @Override
    public MutableHttpRequest<Object> mutate() {
        return new Changed(this);
    }

    private static final class Changed extends SimpleHttpRequest<Object> {

        private final BehindRequest request;

        Changed(BehindRequest request) {
            super(request.getMethod(), request.getUri().toString(), null);
            this.request = request;
        }

        @Override
        public MutableHttpHeaders getHeaders() {
            return request.headers;
        }

        @Override
        public MutableConvertibleValues<Object> getAttributes() {
            return request.attributes;
        }
    }
}
