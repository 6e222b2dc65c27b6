package dev.larder.cache.http.exchange;

import dev.larder.cache.http.coding.BodyCoding;
import dev.larder.cache.http.coding.BodyCodings;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.load.LarderExecutor;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes coded forms of stored replies, each once, behind the requests that ask for them. Only of
 * replies whose forms are kept: of others they would be gone with the request. At most as many at a
 * time as there are processors; whoever asks for more asks again with the next hit.
 */
@Singleton
final class Coder {

    private static final Logger LOG = LoggerFactory.getLogger(Coder.class);

    /** A form that saves less than this part is not worth its memory. */
    private static final int LEAST_SAVED = 8;

    private final BodyCodings codings;
    private final ServerTraits server;
    private final LarderExecutor executor;
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    Coder(BodyCodings codings, ServerTraits server, LarderExecutor executor) {
        this.codings = codings;
        this.server = server;
        this.executor = executor;
    }

    /**
     * Begins to make a form, if nobody has and there is room.
     *
     * @param coded where it goes
     */
    void make(StoredReply reply, Snapshot.Forms forms, CodedForms coded, int coding) {
        if (!coded.isWanted(coding) || !reply.isKept() || !places.tryAcquire()) {
            return;
        }
        if (!coded.begin(coding)) {
            places.release();
            return;
        }
        executor.execute(
                () -> {
                    Form form = null;
                    try {
                        form = made(forms, coded, coding);
                    } finally {
                        places.release();
                        publish(reply, coded, coding, form);
                    }
                });
    }

    private @Nullable Form made(Snapshot.Forms forms, CodedForms coded, int place) {
        BodyCoding coding = codings.get(place);
        byte[] body = forms.plain().body();
        try {
            byte[] bytes = coding.encode(body);
            boolean worthIt = bytes.length <= body.length - body.length / LEAST_SAVED;
            LOG.debug("A body of {} bytes has {} in {}", body.length, bytes.length, coding.name());
            return worthIt
                    ? new Form(
                            tag(forms, coded, place),
                            server.text(coding.name()),
                            bytes,
                            server.text(Integer.toString(bytes.length)))
                    : null;
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.warn("A body of {} bytes can't be sent as {}", body.length, coding.name(), e);
            return null;
        }
    }

    private @Nullable CharSequence tag(Snapshot.Forms forms, CodedForms coded, int place) {
        return coded.tag(place).map(EntityTag::text).map(server::text).orElse(forms.weak().tag());
    }

    private static void publish(
            StoredReply reply, CodedForms coded, int coding, @Nullable Form form) {
        if (form == null) {
            coded.refuse(coding);
        } else {
            coded.made(coding, form);
            reply.grow(CodedForms.weight(form));
        }
    }
}
