package dev.larder.cache.key;

/**
 * A glob: {@code *} stands for any number of characters, slashes included, every other character
 * for itself. The whole subject has to match.
 */
public record PathPattern(String glob) {

    /** Whether the glob matches. */
    public boolean matches(String subject) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < subject.length()) {
            if (in < glob.length() && glob.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < glob.length() && glob.charAt(in) == subject.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < glob.length() && glob.charAt(in) == '*') {
            in++;
        }
        return in == glob.length();
    }
}
