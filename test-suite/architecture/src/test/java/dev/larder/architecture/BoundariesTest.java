package dev.larder.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;

/** What rooms do without: the time, the outside, and the frameworks. */
@AnalyzeClasses(packages = Rooms.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
@Tag("once")
class BoundariesTest {

    @ArchTest
    static final ArchRule pureRoomsAskNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage(Rooms.PURE)
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule pureRoomsDrawNoLots =
            noClasses()
                    .that()
                    .resideInAnyPackage(Rooms.PURE)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(RandomGenerator.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule pureRoomsTouchNothingOutside =
            noClasses()
                    .that()
                    .resideInAnyPackage(Rooms.PURE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.nio.channels..", "java.net.http..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.io\\.(File|RandomAccessFile).*"
                                    + "|java\\.nio\\.file\\.(Files|FileSystem).*"
                                    + "|java\\.net\\..*(Socket|Connection).*");

    @ArchTest
    static final ArchRule pureRoomsKnowNoFrameworkOfCalls =
            noClasses()
                    .that()
                    .resideInAnyPackage(Rooms.PURE)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.micronaut.http..",
                            "io.micronaut.aop..",
                            "io.lettuce..",
                            "io.netty..",
                            "reactor..");

    @ArchTest
    static final ArchRule wallClockIsReadInOneRoom =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(Rooms.ROOT + ".time", Rooms.HTTP, Rooms.SESSION)
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule redisIsKnownToItsRoomOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Rooms.ROOT + ".backend.redis")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.lettuce..", "io.micronaut.configuration.lettuce..");

    @ArchTest
    static final ArchRule memcachedIsKnownToItsRoomOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Rooms.ROOT + ".backend.memcached")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.spotify.folsom..");

    @ArchTest
    static final ArchRule awsIsKnownToItsRoomOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Rooms.ROOT + ".backend.dynamodb")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("software.amazon.awssdk..", "io.micronaut.aws..");

    /** The drivers of Memcached and Redis take their threads and their channels from Netty. */
    @ArchTest
    static final ArchRule runtimeKnowsNoServer =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            Rooms.HTTP,
                            Rooms.SESSION,
                            Rooms.ROOT + ".backend.memcached",
                            Rooms.ROOT + ".backend.redis")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.netty..", "io.micronaut.http.server..");

    @ArchTest
    static final ArchRule interceptionIsKnownToItsRoomOnly =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Rooms.ROOT + ".intercept")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "io\\.micronaut\\.aop\\.(MethodInvocationContext|Interceptor)");
}
