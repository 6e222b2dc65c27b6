package dev.larder.cache.http.exchange;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.FieldName;
import dev.larder.cache.http.settings.HttpSettings;
import jakarta.inject.Singleton;

/**
 * The coded forms of replies that come from a remote backend, of which no object outlives its
 * request. They are found by what they are made of, the bytes and the tag of a reply, so one that
 * was made of something else is never sent, and none has to be invalidated. They take a quarter of
 * the room for stored responses at most; what goes is made again.
 */
@Singleton
final class DetachedForms {

    private static final int PART = 4;

    private final Cache<String, CodedForms> forms;

    DetachedForms(HttpSettings settings) {
        this.forms =
                Caffeine.newBuilder()
                        .maximumWeight(settings.storing().maximumWeight() / PART)
                        .<String, CodedForms>weigher(
                                (content, coded) ->
                                        (int)
                                                Math.min(
                                                        Integer.MAX_VALUE,
                                                        coded.weight() + content.length()))
                        .executor(Runnable::run)
                        .build();
    }

    /**
     * The forms of a reply, those in place of its own.
     *
     * @param own empty ones that were made for it
     */
    CodedForms of(StoredReply reply, CodedForms own) {
        String content = content(reply);
        CodedForms shared = forms.get(content, unknown -> own);
        reply.keptIn(() -> forms.put(content, shared));
        return shared;
    }

    /** Equal only for equal bytes and tags. A tag made here is the digest of the bytes already. */
    private static String content(StoredReply reply) {
        return reply.madeTag()
                .map(EntityTag::text)
                .orElseGet(
                        () -> {
                            String tag = reply.head().fields().first(FieldName.ETAG).orElse("");
                            return "own " + EntityTag.of(tag, reply.body()).text();
                        });
    }
}
