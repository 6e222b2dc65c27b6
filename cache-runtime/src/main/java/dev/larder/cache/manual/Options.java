package dev.larder.cache.manual;

import dev.larder.cache.EntryOptions;
import dev.larder.cache.entry.Codec;
import dev.larder.cache.entry.ValueType;
import dev.larder.cache.grammar.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the options of a put. */
final class Options implements EntryOptions {

    private final List<String> tags = new ArrayList<>();
    private @Nullable Duration expire;
    private @Nullable Class<? extends Codec> codec;

    @Override
    public EntryOptions expire(Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(
                    "expire("
                            + duration
                            + "): a lifetime is more than zero. Use remove(key) to drop an entry.");
        }
        this.expire = duration;
        return this;
    }

    @Override
    public EntryOptions tags(String... names) {
        for (String name : names) {
            if (!tags.contains(Names.tag(name))) {
                tags.add(name);
            }
        }
        return this;
    }

    @Override
    public EntryOptions codec(Class<? extends Codec> type) {
        this.codec = type;
        return this;
    }

    @Nullable Duration expire() {
        return expire;
    }

    List<String> tags() {
        return List.copyOf(tags);
    }

    ValueType written(ValueType type) {
        return codec == null ? type : type.writtenBy(codec);
    }
}
