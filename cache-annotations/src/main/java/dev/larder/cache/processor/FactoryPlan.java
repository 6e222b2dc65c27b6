package dev.larder.cache.processor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is generated for a method.
 *
 * @param key the values of its key, null where the key is not generated
 */
record FactoryPlan(CachedMethod method, @Nullable List<KeyPart> key, List<Walk> walks) {

    /**
     * The name of the generated class. It holds a digest of all that the code depends on, so
     * overloads differ and equal names mean equal classes.
     */
    String className() {
        String simple = method.owner().getSimpleName();
        String pkg = method.owner().getPackageName();
        return (pkg.isEmpty() ? "" : pkg + ".")
                + "$"
                + simple
                + "$"
                + method.method().getName()
                + "$KeyFactory$"
                + digest();
    }

    private String digest() {
        StringBuilder text = new StringBuilder(method.name()).append(key);
        walks.forEach(walk -> text.append('\n').append(walk.text()));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform.", e);
        }
    }
}
