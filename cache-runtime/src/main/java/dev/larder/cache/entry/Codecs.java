package dev.larder.cache.entry;

import dev.larder.cache.CacheConfigurationException;
import io.micronaut.core.annotation.Internal;
import io.micronaut.core.type.Argument;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The codecs of an application: which one writes a value. */
@Internal
public final class Codecs {

    /** The id of the codec that is used where no other is asked for. */
    public static final String JSON = "json";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,32}");

    private final Map<String, Codec> byId;
    private final @Nullable Codec primary;

    /**
     * Of codecs.
     *
     * @param primary the one that takes the place of the standard ones; null if there is none
     */
    public Codecs(Collection<? extends Codec> codecs, @Nullable Codec primary) {
        this.byId = new LinkedHashMap<>();
        this.primary = primary;
        codecs.forEach(this::add);
        byId.putIfAbsent(JSON, new MissingJsonCodec());
    }

    /**
     * The codec of values for which an annotation names none.
     *
     * @param id as the settings say. For {@code json}, the standard, a {@code @Primary} codec goes
     *     first, and Strings and byte arrays are kept as they are.
     * @throws CacheConfigurationException if no codec has the id
     */
    public Codec standard(Argument<?> type, String id) {
        if (!id.equals(JSON)) {
            return named(id);
        }
        if (primary != null && primary.supports(type)) {
            return primary;
        }
        if (type.getType() == String.class) {
            return named(StringCodec.ID);
        }
        return named(type.getType() == byte[].class ? BytesCodec.ID : JSON);
    }

    /**
     * The codec with an id.
     *
     * @throws CacheConfigurationException if no codec has it
     */
    public Codec named(String id) {
        Codec codec = byId.get(id);
        if (codec == null) {
            throw new CacheConfigurationException(
                    "codec = "
                            + id
                            + ": no codec has this id. There are "
                            + new TreeMap<>(byId).keySet()
                            + "; an own one is a bean that implements dev.larder.cache.entry.Codec.");
        }
        return codec;
    }

    /**
     * The codec that an annotation names.
     *
     * @throws CacheConfigurationException if no bean is of the class
     */
    public Codec of(Class<?> type) {
        Codec codec = find(type);
        if (codec == null) {
            throw new CacheConfigurationException(
                    "codec = " + type.getName() + ": it is no bean. Annotate it with @Singleton.");
        }
        return codec;
    }

    /** The codec of a class; null if no bean is of it. */
    @Nullable Codec find(Class<?> type) {
        return byId.values().stream().filter(type::isInstance).findFirst().orElse(null);
    }

    /** The codec with an id; null if there is none. */
    @Nullable Codec find(String id) {
        return byId.get(id);
    }

    /**
     * Checks that a codec can work, where values are written at all: on a remote backend, or where
     * memory keeps copies.
     *
     * @throws CacheConfigurationException if what it works with is not on the classpath
     */
    public void check(Codec codec) {
        if (codec instanceof MissingJsonCodec missing) {
            throw missing.error();
        }
    }

    private void add(Codec codec) {
        if (!ID.matcher(codec.id()).matches()) {
            throw new CacheConfigurationException(
                    codec.getClass().getName()
                            + ".id() = \""
                            + codec.id()
                            + "\": an id has 1 to 32 letters, digits and hyphens.");
        }
        Codec other = byId.putIfAbsent(codec.id(), codec);
        if (other != null) {
            throw new CacheConfigurationException(
                    codec.getClass().getName()
                            + ".id() = \""
                            + codec.id()
                            + "\": "
                            + other.getClass().getName()
                            + " has this id. Stored values name their codec by it, so each needs one of its"
                            + " own.");
        }
    }
}
