package dev.larder.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** The packages of Larder, and how they are told apart. */
final class Rooms {

    static final String ROOT = "dev.larder.cache";

    /** Decide, and neither ask the time nor touch the outside. */
    static final String[] PURE = {
        ROOT + ".grammar..",
        ROOT + ".key..",
        ROOT + ".entry..",
        ROOT + ".policy..",
        ROOT + ".http.rfc9111.."
    };

    static final String[] ANNOTATIONS = {
        ROOT + ".annotation..", ROOT + ".grammar..", ROOT + ".processor.."
    };

    static final String HTTP = ROOT + ".http..";
    static final String SESSION = ROOT + ".session..";

    /** Each is found as a bean and imported by nobody. */
    static final String[] BACKENDS = {
        ROOT + ".backend.memory",
        ROOT + ".backend.noop",
        ROOT + ".backend.redis",
        ROOT + ".backend.memcached",
        ROOT + ".backend.dynamodb",
        ROOT + ".backend.tiered"
    };

    /** What applications import lies in several packages; together it is one room. */
    private static final Set<String> API =
            Set.of(
                    ROOT + ".entry.Codec",
                    ROOT + ".backend.CacheBackend",
                    ROOT + ".backend.NearCopies",
                    ROOT + ".http.HttpCachePolicy");

    private Rooms() {}

    private static boolean isApi(JavaClass type) {
        String name = type.getPackageName();
        String outermost = type.getName().replaceAll("\\$.*", "");
        return name.equals(ROOT) || name.equals(ROOT + ".key") || API.contains(outermost);
    }

    /** A room for each package, and one for the API. */
    static SliceAssignment each() {
        return new SliceAssignment() {
            @Override
            public String getDescription() {
                return "rooms";
            }

            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                if (!type.getPackageName().startsWith(ROOT)) {
                    return SliceIdentifier.ignore();
                }
                return SliceIdentifier.of(isApi(type) ? "API" : type.getPackageName());
            }
        };
    }
}
