package dev.larder.cache.grammar;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one {@code @CacheControl}, and finds what is wrong with them. The compiler
 * reads them while texts may still hold placeholders: such a text is there, but is not looked at.
 */
public final class CacheControlReader {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final long SECONDS_OF_FOREVER = 31536000;

    /** What is written in an annotation. */
    public interface Members {
        /** The text of a member, empty where it isn't written; of an enum the constant's name. */
        String text(String member);

        /** The texts of a member, none where it isn't written. */
        List<String> texts(String member);

        /** Whether a member is written and true. */
        boolean isTrue(String member);
    }

    /**
     * Something wrong.
     *
     * @param member that says it; empty: it is about the whole annotation
     * @param value of the member; null where it is no text
     * @param sentence the reason and the fix
     */
    public record Problem(String member, @Nullable String value, String sentence) {
        static Problem of(CacheDirective directive, String sentence) {
            return new Problem(directive.member(), null, sentence);
        }
    }

    private final Members members;
    private final List<Problem> problems = new ArrayList<>();

    private CacheControlReader(Members members) {
        this.members = members;
    }

    /**
     * The field that the members ask for; what can't be written is left out.
     *
     * @param problems to which everything wrong is added
     */
    public static CacheControlText read(Members members, List<Problem> problems) {
        CacheControlReader reader = new CacheControlReader(members);
        CacheControlText text = reader.text();
        if (reader.problems.isEmpty()) {
            CacheControlContradictions.find(text).ifPresent(reader.problems::add);
        }
        problems.addAll(reader.problems);
        return text;
    }

    /** Whether a text holds a placeholder, so that it can't be read yet. */
    static boolean isOpen(String text) {
        return text.contains("${");
    }

    private CacheControlText text() {
        Map<CacheDirective, String> directives = new EnumMap<>(CacheDirective.class);
        for (CacheDirective directive : CacheDirective.values()) {
            if (directive.isFlag() && members.isTrue(directive.member())) {
                directives.put(directive, "");
            } else if (directive.isDuration() && !members.text(directive.member()).isEmpty()) {
                directives.put(directive, seconds(directive.member()));
            }
        }
        String visibility = members.text("visibility");
        if (visibility.equals("PUBLIC")) {
            directives.put(CacheDirective.PUBLIC, "");
        } else if (visibility.equals("PRIVATE")) {
            directives.put(CacheDirective.PRIVATE, "");
        }
        fields("privateFields", CacheDirective.PRIVATE, directives);
        fields("noCacheFields", CacheDirective.NO_CACHE, directives);
        String target = target();
        return new CacheControlText(target, directives, extensions(target));
    }

    private String target() {
        String target = members.text("target").strip();
        if (target.isEmpty() || target.equalsIgnoreCase(CacheControlText.CACHE_CONTROL)) {
            return CacheControlText.CACHE_CONTROL;
        }
        if (!isOpen(target) && !TOKEN.matcher(target).matches()) {
            wrong("target", target, "no name of a field. Write \"CDN-Cache-Control\".");
        } else if (FieldNames.hasMeaning(target)) {
            wrong(
                    "target",
                    target,
                    "a field that means something else. Write \"CDN-Cache-Control\".");
        }
        return target;
    }

    private String seconds(String member) {
        String text = members.text(member);
        if (isOpen(text)) {
            return text;
        }
        Duration duration = attempt(member, text, () -> DurationText.notNegative(text));
        if (duration == null || duration.equals(DurationText.FOREVER)) {
            return Long.toString(SECONDS_OF_FOREVER);
        }
        if (duration.getNano() != 0) {
            wrong(
                    member,
                    text,
                    "no whole seconds, and fields know no parts of them. Write \""
                            + (duration.getSeconds() + 1)
                            + "s\".");
        }
        return Long.toString(duration.getSeconds());
    }

    private void fields(
            String member, CacheDirective directive, Map<CacheDirective, String> directives) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : members.texts(member)) {
            if (!isOpen(name) && !TOKEN.matcher(name).matches()) {
                wrong(member, name, "no name of a field. Write names such as \"X-User\".");
            }
            names.add(name);
        }
        if (!names.isEmpty()) {
            directives.put(directive, "\"" + String.join(", ", names) + "\"");
        }
    }

    private List<String> extensions(String target) {
        boolean structured = !target.equals(CacheControlText.CACHE_CONTROL);
        Set<String> names = new LinkedHashSet<>();
        List<String> extensions = new ArrayList<>();
        for (String text : members.texts("extensions")) {
            if (isOpen(text)) {
                extensions.add(text);
                continue;
            }
            String name = attempt("extensions", text, () -> ExtensionText.name(text, structured));
            if (name != null && !names.add(name.toLowerCase(Locale.ROOT))) {
                wrong("extensions", text, "\"" + name + "\" is there twice. Remove one of them.");
            }
            extensions.add(text.strip());
        }
        return extensions;
    }

    private <T> @Nullable T attempt(String member, String text, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (GrammarException e) {
            wrong(member, text, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void wrong(String member, String value, String sentence) {
        problems.add(new Problem(member, value, sentence));
    }
}
