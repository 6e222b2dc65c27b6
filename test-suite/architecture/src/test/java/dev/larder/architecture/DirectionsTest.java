package dev.larder.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;

/** Who may import whom. */
@AnalyzeClasses(packages = Rooms.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
@Tag("once")
class DirectionsTest {

    @ArchTest
    static final ArchRule annotationsImportOnlyThemselves =
            noClasses()
                    .that()
                    .resideInAnyPackage(Rooms.ANNOTATIONS)
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(Rooms.ROOT + "..")
                                    .and(not(resideInAnyPackage(Rooms.ANNOTATIONS))));

    @ArchTest
    static final ArchRule runtimeImportsNeitherHttpNorSession =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(Rooms.HTTP, Rooms.SESSION)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(Rooms.HTTP, Rooms.SESSION);

    @ArchTest
    static final ArchRule nobodyImportsTheProcessor =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(Rooms.ROOT + ".processor..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(Rooms.ROOT + ".processor..");

    @ArchTest
    static final ArchRule httpDoesNotImportSession =
            noClasses()
                    .that()
                    .resideInAPackage(Rooms.HTTP)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(Rooms.SESSION)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule sessionDoesNotImportHttp =
            noClasses()
                    .that()
                    .resideInAPackage(Rooms.SESSION)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(Rooms.HTTP)
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().assignedFrom(Rooms.each()).should().beFreeOfCycles();

    @ArchTest
    static void nobodyImportsABackend(JavaClasses larder) {
        for (String backend : Rooms.BACKENDS) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage(backend)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(backend)
                    .check(larder);
        }
    }

    @ArchTest
    static final ArchRule rulesOfHttpImportOnlyTheLanguage =
            classes()
                    .that()
                    .resideInAPackage(Rooms.ROOT + ".http.rfc9111..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", "org.jspecify..", Rooms.ROOT + ".http.rfc9111..")
                    .allowEmptyShould(true);
}
