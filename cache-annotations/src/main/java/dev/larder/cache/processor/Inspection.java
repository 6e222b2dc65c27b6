package dev.larder.cache.processor;

import dev.larder.cache.grammar.Path;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method while it is checked, and the walks that its paths need. */
final class Inspection {

    private final CachedMethod method;
    private final VisitorContext context;
    private final Findings findings;
    private final PathTypes types;
    private final Map<String, Walk> walks = new LinkedHashMap<>();

    Inspection(CachedMethod method, VisitorContext context, Report report) {
        this.method = method;
        this.context = context;
        this.findings = new Findings(report, context, method.method(), method::name);
        this.types = new PathTypes(method, context);
    }

    CachedMethod method() {
        return method;
    }

    VisitorContext context() {
        return context;
    }

    Findings findings() {
        return findings;
    }

    /** The walks of all paths followed so far. */
    List<Walk> walks() {
        return List.copyOf(walks.values());
    }

    /** What the path means; null after a path that leads nowhere has been reported. */
    @Nullable Reach follow(String where, String path) {
        Path parsed = findings.attempt(where, () -> Path.parse(path));
        return parsed == null ? null : follow(where, parsed);
    }

    /** What the path means; null after a path that leads nowhere has been reported. */
    @Nullable Reach follow(String where, Path path) {
        Reach reach = findings.attempt(where, () -> types.follow(path));
        if (reach != null) {
            reach.walks().forEach(walk -> walks.putIfAbsent(walk.leg(), walk));
        }
        return reach;
    }
}
