package dev.larder.cache.http.rfc9111.field;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which content codings a client accepts (RFC 9110, 12.5.3). Of a coding that comes twice the first
 * one counts; one that is written against the grammar is not accepted.
 *
 * @param weights by coding, in lower case; zero: refused
 */
public record AcceptEncoding(Map<String, BigDecimal> weights) {

    /** The name of the field. */
    public static final String NAME = "Accept-Encoding";

    /** Of a client that doesn't say: it gets responses as they are. */
    public static final AcceptEncoding NONE = new AcceptEncoding(Map.of());

    private static final String ANY = "*";
    private static final String IDENTITY = "identity";

    /** A copy of the weights. */
    public AcceptEncoding {
        weights = Map.copyOf(weights);
    }

    /** What the fields of a request say. */
    public static AcceptEncoding of(FieldLookup fields) {
        List<String> members = fields.members(NAME);
        if (members.isEmpty()) {
            return NONE;
        }
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (String member : members) {
            int semicolon = member.indexOf(';');
            String coding = semicolon < 0 ? member : member.substring(0, semicolon);
            weights.putIfAbsent(name(Grammar.trim(coding)), weight(member, semicolon));
        }
        return new AcceptEncoding(weights);
    }

    /** RFC 9110, 8.4.1.3: x-gzip is gzip. */
    private static String name(String coding) {
        String lower = coding.toLowerCase(Locale.ROOT);
        return lower.equals("x-gzip") ? "gzip" : lower;
    }

    private static BigDecimal weight(String member, int semicolon) {
        return semicolon < 0
                ? Weight.FULL
                : Weight.parse(Grammar.trim(member.substring(semicolon + 1)))
                        .orElse(BigDecimal.ZERO);
    }

    /**
     * The coding to send.
     *
     * @param offered codings in lower case, the preferred one first
     * @return the offered one of the greatest weight; empty where the response is to be sent as it
     *     is: none is accepted, or the client says that it would rather have none
     */
    public Optional<String> choose(List<String> offered) {
        String best = null;
        BigDecimal most = BigDecimal.ZERO;
        for (String coding : offered) {
            BigDecimal weight = weights.getOrDefault(coding, others());
            if (weight.compareTo(most) > 0) {
                best = coding;
                most = weight;
            }
        }
        BigDecimal identity = weights.getOrDefault(IDENTITY, BigDecimal.ZERO);
        return identity.compareTo(most) > 0 ? Optional.empty() : Optional.ofNullable(best);
    }

    private BigDecimal others() {
        return weights.getOrDefault(ANY, BigDecimal.ZERO);
    }
}
