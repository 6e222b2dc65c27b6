package dev.larder.cache.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaFingerprintsTest {

    private final SchemaFingerprints fingerprints = new SchemaFingerprints();

    @Test
    void fingerprintIsTheSameInEveryProcess() {
        assertThat(fingerprints.of(Argument.of(String.class))).isEqualTo(0x73cc7ce309d9be85L);
    }

    @Test
    void primitiveAndItsWrapperAreOneType() {
        assertThat(fingerprints.of(Argument.of(int.class)))
                .isEqualTo(fingerprints.of(Argument.of(Integer.class)));
    }

    @Test
    void genericsCount() {
        assertThat(fingerprints.of(Argument.listOf(String.class)))
                .isNotEqualTo(fingerprints.of(Argument.listOf(Long.class)));
    }

    @Test
    void propertiesOfPropertiesCountByNameAndType() throws Exception {
        String text =
                Outer.class.getName()
                        + "{inner:"
                        + Inner.class.getName()
                        + "{a=b:java.lang.String;counts:java.util.List<java.lang.Integer,>;};}";
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));

        assertThat(of(Outer.class)).isEqualTo(ByteBuffer.wrap(hash).getLong());
    }

    @Test
    void typeWithoutIntrospectionCountsByItsName() {
        assertThat(of(Unknown.class)).isEqualTo(of(Unknown.class)).isNotEqualTo(of(List.class));
    }

    @Test
    void typeThatContainsItselfHasAFingerprint() {
        assertThat(of(Tree.class)).isNotZero();
    }

    private long of(Class<?> type) {
        return fingerprints.of(Argument.of(type));
    }

    record Unknown(String a) {}

    @Introspected
    record Tree(String name, List<Tree> children) {}

    @Introspected
    record Outer(Inner inner) {}

    @Serdeable
    record Inner(@JsonProperty("b") String a, List<Integer> counts) {}
}
