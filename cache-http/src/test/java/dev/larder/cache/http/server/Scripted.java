package dev.larder.cache.http.server;

import dev.larder.cache.annotation.Cached;
import dev.larder.cache.annotation.HttpCache;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.context.event.HttpRequestTerminatedEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Handlers that answer as a test says, and remember what they were asked. */
@Controller("/scripted")
@Requires(property = "spec", value = "scripted")
@ExecuteOn(TaskExecutors.IO)
class Scripted {

    /** Each as its method and what its If-None-Match said. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** The paths of requests of which the server has told that they have ended. */
    final List<String> ended = new CopyOnWriteArrayList<>();

    private volatile Function<HttpRequest<?>, MutableHttpResponse<?>> script =
            request -> HttpResponse.ok();

    /** A server whose paths are cached by what the script says. */
    static Server start(Object... settings) {
        Object[] all = new Object[settings.length + 2];
        all[0] = "larder.http.paths";
        all[1] = "/scripted/path/**";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return Server.start("scripted", all);
    }

    void answers(Function<HttpRequest<?>, MutableHttpResponse<?>> how) {
        this.script = how;
    }

    /** A response with a body and fields, each as {@code Name: value}. */
    static MutableHttpResponse<?> response(int status, Object body, String... fields) {
        MutableHttpResponse<?> response =
                HttpResponse.ok().status(status, null).body(body).contentType("text/plain");
        return with(response, fields);
    }

    static MutableHttpResponse<?> notModified(String... fields) {
        return with(HttpResponse.notModified(), fields);
    }

    private static MutableHttpResponse<?> with(MutableHttpResponse<?> response, String... fields) {
        for (String field : fields) {
            int colon = field.indexOf(':');
            response.getHeaders().add(field.substring(0, colon), field.substring(colon + 1).trim());
        }
        return response;
    }

    @EventListener
    void onEnd(HttpRequestTerminatedEvent event) {
        ended.add(event.getSource().getPath());
    }

    @Get(value = "/path/{+any}", headRoute = false)
    MutableHttpResponse<?> get(HttpRequest<?> request) {
        return answer(request);
    }

    @Head("/path/{+any}")
    MutableHttpResponse<?> head(HttpRequest<?> request) {
        return answer(request);
    }

    @Post(value = "/read", consumes = MediaType.ALL)
    @Cached(expire = "10s")
    @HttpCache(methods = "POST")
    MutableHttpResponse<?> read(HttpRequest<?> request, @Body String question) {
        return answer(request);
    }

    private MutableHttpResponse<?> answer(HttpRequest<?> request) {
        asked.add(
                request.getMethodName()
                        + " "
                        + request.getHeaders().get("If-None-Match", String.class, "-"));
        return script.apply(request);
    }
}
