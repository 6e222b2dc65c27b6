package dev.larder.cache.intercept;

import dev.larder.cache.grammar.Names;
import dev.larder.cache.grammar.Template;
import dev.larder.cache.key.PathCompiler;
import dev.larder.cache.key.PathReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts with insertions, filled from a call. A text with an insertion that is null is left out. */
final class Templates {

    private record Part(String literal, @Nullable PathReader reader) {}

    private record Text(List<Part> parts, boolean fromResult) {}

    private final List<Text> texts;

    private Templates(List<Text> texts) {
        this.texts = texts;
    }

    static Templates of(List<Template> templates, PathCompiler compiler) {
        List<Text> texts = new ArrayList<>();
        for (Template template : templates) {
            List<Part> parts = new ArrayList<>();
            boolean fromResult = false;
            for (Template.Part part : template.parts()) {
                PathReader reader = part.path() == null ? null : compiler.compile(part.path());
                fromResult |= reader != null && reader.fromResult();
                parts.add(new Part(part.literal(), reader));
            }
            texts.add(new Text(parts, fromResult));
        }
        return new Templates(texts);
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    /** Those that the arguments alone fill. */
    Templates early() {
        return new Templates(texts.stream().filter(text -> !text.fromResult()).toList());
    }

    /** Those that need the result. */
    Templates late() {
        return new Templates(texts.stream().filter(Text::fromResult).toList());
    }

    List<String> fill(@Nullable Object[] arguments, @Nullable Object result) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<String> filled = new ArrayList<>();
        for (Text text : texts) {
            fill(text, arguments, result, filled);
        }
        return filled.stream().distinct().toList();
    }

    private static void fill(
            Text text, @Nullable Object[] arguments, @Nullable Object result, List<String> out) {
        List<String> ways = List.of("");
        for (Part part : text.parts()) {
            List<String> longer = new ArrayList<>();
            for (String way : ways) {
                if (part.reader() == null) {
                    longer.add(way + part.literal());
                } else {
                    for (Object value : part.reader().values(arguments, result)) {
                        if (value != null) {
                            longer.add(way + Names.inserted(value));
                        }
                    }
                }
            }
            ways = longer;
        }
        out.addAll(ways);
    }
}
