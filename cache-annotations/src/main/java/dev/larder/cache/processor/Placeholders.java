package dev.larder.cache.processor;

/** Texts with <code>${property}</code>: what they will be is known at start only. */
final class Placeholders {

    private Placeholders() {}

    static boolean in(String text) {
        return text.contains("${");
    }

    /** The text with a word in the place of every placeholder that tags and paths may hold. */
    static String replaced(String text) {
        StringBuilder out = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                out.append(depth == 0 ? "/x" : "");
                depth++;
                i++;
            } else if (depth > 0) {
                depth -= text.charAt(i) == '}' ? 1 : 0;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
