package dev.larder.cache.history;

import dev.larder.cache.EntryOptions;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The ways to change what is cached. Each commits first, or while it holds the address, and then
 * invalidates or puts.
 */
enum Writing implements Operation {
    REMOVE(
            Told.BY_FAILURE,
            4,
            (app, at, commit) -> after(commit, at, () -> app.cache(at).remove(at.key()))),

    REMOVE_LATER(
            Told.BY_FAILURE,
            3,
            (app, at, commit) ->
                    after(commit, at, () -> join(app.cache(at).async().remove(at.key())))),

    EVICT(
            Told.BY_FAILURE,
            2,
            (app, at, commit) ->
                    after(
                            commit,
                            at,
                            () ->
                                    app.caches()
                                            .evict(
                                                    () ->
                                                            app.stock(at)
                                                                    .find(at.key(), at.group())))),

    CHANGE(Told.BY_NOBODY, 4, (app, at, commit) -> app.stock(at).change(at.key(), commit)),

    CHANGE_LATER(
            Told.BY_NOBODY,
            3,
            (app, at, commit) -> app.stock(at).changeLater(at.key(), commit).join()),

    CHANGE_REACTIVELY(
            Told.BY_NOBODY,
            3,
            (app, at, commit) -> app.stock(at).changeReactively(at.key(), commit).block()),

    PUT(Told.BY_FAILURE, 4, (app, at, commit) -> put(app, at, commit)),

    SAVE(Told.BY_NOBODY, 3, (app, at, commit) -> app.stock(at).save(at.key(), commit)),

    SAVE_LATER(
            Told.BY_NOBODY,
            3,
            (app, at, commit) -> app.stock(at).saveLater(at.key(), commit).join()),

    SAVE_FOUND(Told.BY_NOBODY, 3, (app, at, commit) -> app.plain().saveFound(at.key(), commit)),

    TAG(
            Told.BY_FAILURE,
            3,
            (app, at, commit) ->
                    after(
                            commit,
                            Address.ofTag(at.tag()),
                            () -> app.caches().invalidateTags(at.tag()))),

    CHANGE_TAG(Told.BY_NOBODY, 2, (app, at, commit) -> app.groups().change(at.group(), commit)),

    CHANGE_TAG_LATER(
            Told.BY_NOBODY,
            1,
            (app, at, commit) -> app.groups().changeLater(at.group(), commit).join()),

    CLEAR(
            Told.BY_FAILURE,
            2,
            (app, at, commit) -> after(commit, at.namespaceMates(), () -> app.cache(at).clear())),

    CHANGE_ALL(
            Told.BY_NOBODY,
            1,
            (app, at, commit) -> app.stock(at).changeAll(at.namespaceMates(), commit)),

    CLEAR_EVERYTHING(
            Told.BY_FAILURE,
            1,
            (app, at, commit) -> after(commit, Address.ALL, () -> app.caches().clear())),

    PATTERN(
            Told.BY_FAILURE,
            3,
            (app, at, commit) ->
                    after(
                            commit,
                            at.patternMates(),
                            () -> app.cache(at).invalidatePattern(at.pattern())));

    private final Told told;
    private final int often;
    private final Changing changing;

    Writing(Told told, int often, Changing changing) {
        this.told = told;
        this.often = often;
        this.changing = changing;
    }

    /** How a caller learns that an invalidation was not acknowledged. */
    enum Told {
        /** It is thrown. */
        BY_FAILURE,
        /** The call goes on. */
        BY_NOBODY
    }

    private interface Changing {
        void change(Application application, Address address, Commit commit);
    }

    Told told() {
        return told;
    }

    /** How often it comes, among the others. */
    int often() {
        return often;
    }

    void write(Application application, Address address, Commit commit) {
        changing.change(application, address, commit);
    }

    private static void after(Commit commit, Address address, Runnable invalidation) {
        after(commit, List.of(address), invalidation);
    }

    private static void after(Commit commit, List<Address> addresses, Runnable invalidation) {
        commit.raise(addresses);
        invalidation.run();
    }

    private static void put(Application app, Address at, Commit commit) {
        commit.put(
                at, version -> app.cache(at).put(at.key(), version, options -> tag(options, at)));
    }

    private static void tag(EntryOptions options, Address at) {
        if (at.tagged()) {
            options.tags(at.tag());
        }
    }

    private static void join(CompletionStage<Void> stage) {
        stage.toCompletableFuture().join();
    }
}
