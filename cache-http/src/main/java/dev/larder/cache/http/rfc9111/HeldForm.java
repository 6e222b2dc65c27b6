package dev.larder.cache.http.rfc9111;

import dev.larder.cache.http.rfc9111.Validation.Outcome;
import dev.larder.cache.http.rfc9111.field.EntityTag;
import dev.larder.cache.http.rfc9111.field.EntityTagCondition;
import dev.larder.cache.http.rfc9111.field.FieldName;
import java.time.Instant;
import java.util.Optional;

/**
 * Which form of a response a client has already: the stored one, or one that only differs in its
 * content coding and has a tag of its own (RFC 9110, 8.8.3.3 and 13.1.2).
 */
public enum HeldForm {
    /** None that it says of: it gets the response. */
    NONE,
    /** The stored one, or another with its tag in the weak form. */
    STORED,
    /** The one in the coding that it would be sent now. */
    CODED,
    /** The one that it would be sent now, whichever that is. */
    ANY;

    /**
     * The form that the request's conditions name.
     *
     * @param stored of the response, as clients know it
     * @param coded the tag of the form in the coding that the client would be sent; empty if it
     *     would be sent none, or none with a tag of its own
     */
    public static HeldForm of(
            ClientRequest request,
            int status,
            Validators stored,
            Optional<EntityTag> coded,
            Instant now) {
        boolean named =
                EntityTagCondition.of(request.fields(), FieldName.IF_NONE_MATCH)
                        .filter(condition -> !condition.any())
                        .isPresent();
        if (named && coded.isPresent()) {
            Validators other = new Validators(coded, stored.lastModified(), stored.date());
            if (Validation.evaluate(request, status, other, now) == Outcome.NOT_MODIFIED) {
                return CODED;
            }
        }
        if (Validation.evaluate(request, status, stored, now) != Outcome.NOT_MODIFIED) {
            return NONE;
        }
        return named ? STORED : ANY;
    }
}
