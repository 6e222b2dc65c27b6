package dev.larder.cache.http.rfc9111.field;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** The weight behind a member of a field such as Accept-Encoding (RFC 9110, 12.4.2). */
final class Weight {

    /** That of a member without one. */
    static final BigDecimal FULL = BigDecimal.ONE;

    private static final Pattern FORM = Pattern.compile("[qQ]=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)");

    private Weight() {}

    /** The weight that a parameter is; empty if it is none. */
    static Optional<BigDecimal> parse(String parameter) {
        return FORM.matcher(parameter).matches()
                ? Optional.of(new BigDecimal(parameter.substring(2)).stripTrailingZeros())
                : Optional.empty();
    }
}
