package dev.larder.cache.dimension;

import dev.larder.cache.CacheCall;
import dev.larder.cache.key.KeyDimension;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.multitenancy.exceptions.TenantNotFoundException;
import io.micronaut.multitenancy.tenantresolver.TenantResolver;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * The tenant that micronaut-multitenancy resolves; null, which no tenant equals, where there is
 * none.
 */
@Singleton
@Secondary
@Named("tenant")
@Requires(classes = TenantResolver.class, beans = TenantResolver.class)
public final class TenantDimension implements KeyDimension {

    private final TenantResolver resolver;

    TenantDimension(TenantResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public @Nullable Object value(CacheCall call) {
        try {
            return resolver.resolveTenantIdentifier();
        } catch (TenantNotFoundException nobody) {
            return null;
        }
    }
}
