package org.gazette;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** The walls of the house: floors, doors, rings. Each rule was seen to fail. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.gazette");

    /** From the ground up; a package may know those before it and none after it. */
    private static final List<String> FLOORS = List.of(
            "text",
            "mail",
            "storage",
            "stories",
            "feeds",
            "newsletters",
            "subscribers",
            "typesetting",
            "delivery",
            "intake",
            "publishing",
            "schedule",
            "web",
            "house",
            "cli");

    /** The only package in which types of some libraries may appear. */
    private record Door(String floor, String... libraries) {}

    private static final List<Door> DOORS = List.of(
            new Door("text", "org.jsoup..", "org.commonmark..", "com.helger.."),
            new Door("mail", "com.sanctionco.."),
            new Door("storage", "com.zaxxer..", "org.flywaydb..", "org.sqlite..", "org.postgresql.."),
            new Door("feeds", "com.rometools..", "org.jdom2.."),
            new Door("typesetting", "freemarker.."),
            new Door(
                    "delivery",
                    "jakarta.mail..",
                    "jakarta.activation..",
                    "org.eclipse.angus..",
                    "com.icegreen..",
                    "org.subethamail.."),
            new Door("publishing", "org.apache.hc.."),
            new Door("intake", "org.snakeyaml..", "de.siegmar.."),
            new Door("publishing", "com.github.benmanes..", "com.aayushatharva.."),
            new Door("schedule", "org.quartz.."),
            new Door("web", "org.eclipse.jetty..", "io.javalin..", "jakarta.servlet..", "kotlin..", "com.sun.net.."),
            new Door("house", "com.typesafe.."),
            new Door("cli", "picocli..", "ch.qos.logback.."));

    private static final List<String> ANYWHERE = List.of(
            "",
            "java..",
            "javax..",
            "org.w3c.dom..",
            "org.xml.sax..",
            "org.gazette..",
            "org.jdbi..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..",
            "org.slf4j..",
            "org.jspecify..");

    private static final List<String> NO_NAMES =
            List.of("Manager", "Service", "Helper", "Util", "Impl", "Data", "Info", "Processor", "Base", "Abstract");

    private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_TIME = DescribedPredicate.describe(
            "the machine is asked for the time",
            access -> access.getTarget() instanceof CodeUnitAccessTarget target
                    && target.getOwner().getPackageName().equals("java.time")
                    && target.getName().matches("now|system.*|tick.*")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Clock.class)));

    private static final DescribedPredicate<JavaAccess<?>> PRINTS_A_STACK = DescribedPredicate.describe(
            "a stack trace goes to stderr",
            access -> access.getName().equals("printStackTrace")
                    && access.getTarget() instanceof CodeUnitAccessTarget target
                    && target.getRawParameterTypes().isEmpty());

    @ParameterizedTest
    @FieldSource("FLOORS")
    void aPackageKnowsOnlyTheFloorsBelowIt(String floor) {
        String[] above = FLOORS.subList(FLOORS.indexOf(floor) + 1, FLOORS.size()).stream()
                .map(ArchitectureTest::in)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(in(floor))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .check(HOUSE);
    }

    @Test
    void everyPackageHasAFloor() {
        assertThat(HOUSE)
                .extracting(type -> type.getPackageName().replaceFirst("^org\\.gazette\\.?", ""))
                .allMatch(name -> name.isEmpty() || FLOORS.contains(name));
    }

    @ParameterizedTest
    @FieldSource("DOORS")
    void aLibraryHasOneDoor(Door door) {
        noClasses()
                .that()
                .resideOutsideOfPackage(in(door.floor()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(door.libraries())
                .check(HOUSE);
    }

    @Test
    void noLibraryComesInUnseen() {
        String[] seen = Stream.concat(DOORS.stream().flatMap(door -> Stream.of(door.libraries())), ANYWHERE.stream())
                .toArray(String[]::new);

        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(seen).negate())
                .check(HOUSE);
    }

    @Test
    void packagesMakeNoRing() {
        slices().matching("org.gazette.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @ParameterizedTest
    @CsvSource({
        "stories, subscribers",
        "stories, delivery",
        "subscribers, stories",
        "subscribers, delivery",
        "delivery, stories",
        "delivery, subscribers"
    })
    void departmentsThatOnlyPublishingIntroduces(String one, String other) {
        noClasses()
                .that()
                .resideInAPackage(in(one))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in(other))
                .check(HOUSE);
    }

    @Test
    void noTypeHasANameThatStandsForNone() {
        String words = "([A-Z].*)?(" + String.join("|", NO_NAMES) + ")([A-Z].*)?";

        assertThat(HOUSE)
                .filteredOn(type -> !type.isAnonymousClass())
                .extracting(JavaClass::getSimpleName)
                .filteredOn(name -> name.matches(words))
                .isEmpty();
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessTargetWhere(PRINTS_A_STACK)
                .check(HOUSE);
    }

    /** Time comes in as a clock, so that tests can stop it. */
    @Test
    void onlyTheHouseAsksWhatTimeItIs() {
        noClasses()
                .that()
                .resideOutsideOfPackages(in("house"), in("cli"))
                .should()
                .accessTargetWhere(ASKS_THE_TIME)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(HOUSE);
    }

    @Test
    void oneLogForAll() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.util.logging.."))
                .check(HOUSE);
    }

    private static String in(String name) {
        return "org.gazette." + name + "..";
    }
}
