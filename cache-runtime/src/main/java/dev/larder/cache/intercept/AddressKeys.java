package dev.larder.cache.intercept;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.CacheKey;
import dev.larder.cache.key.KeyDimension;
import dev.larder.cache.key.KeyParts;
import dev.larder.cache.key.PathReader;
import dev.larder.cache.namespace.Namespace;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The addresses that puts and invalidations name. */
@Singleton
final class AddressKeys {

    private final KeyParts parts;
    private final Ambient ambient;

    AddressKeys(KeyParts parts, Ambient ambient) {
        this.parts = parts;
        this.ambient = ambient;
    }

    /** One for each element that a path with {@code []} reaches, in every combination. */
    List<CacheKey> of(
            Writing.Changing call,
            Namespace namespace,
            WritePlan.Address address,
            @Nullable Object result) {
        List<List<@Nullable Object>> ways = new ArrayList<>();
        ways.add(List.of());
        for (PathReader path : address.paths()) {
            List<List<@Nullable Object>> longer = new ArrayList<>();
            for (List<@Nullable Object> way : ways) {
                for (Object value : path.values(call.arguments(), result)) {
                    List<@Nullable Object> more = new ArrayList<>(way);
                    more.add(value);
                    longer.add(more);
                }
            }
            ways = longer;
        }
        List<@Nullable Object> dimensions = dimensions(call, namespace, address);
        List<CacheKey> keys = new ArrayList<>();
        for (List<@Nullable Object> way : ways) {
            List<@Nullable Object> values = new ArrayList<>(way);
            values.addAll(dimensions);
            keys.add(parts.key(null, values.toArray()));
        }
        return keys;
    }

    private List<@Nullable Object> dimensions(
            Writing.Changing call, Namespace namespace, WritePlan.Address address) {
        if (address.dimensions().isEmpty()) {
            return List.of();
        }
        CacheCall described =
                new MethodCall(
                        call.site(),
                        namespace.name(),
                        call.arguments(),
                        ambient,
                        values -> parts.key(null, values));
        List<@Nullable Object> values = new ArrayList<>();
        for (KeyDimension dimension : address.dimensions()) {
            values.add(dimension.value(described));
        }
        return values;
    }
}
