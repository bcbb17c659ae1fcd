package org.tuntas.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;

/**
 * The sentences that hold in a house whose rooms lie below the given package. The same sentences judge Tuntas and the
 * small broken houses beside this class, which prove that each of them can say no.
 *
 * <p>A sentence about classes that do not exist fails: a typing error in a package name must not silence it.
 *
 * @param root the package that holds the rooms, such as {@code org.tuntas}
 */
record HouseRules(String root) {

    ArchRule camundaStaysInItsRooms() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(room("lifecycle"), room("modelling"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .as("Camunda stays in lifecycle and modelling")
                .because("leaving Camunda 7 must stay a change in two rooms");
    }

    ArchRule theInsideOfTheEngineIsTouchedInOnePackage() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room("lifecycle.engine"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..impl..")
                .as("the inside of the engine is touched in lifecycle.engine only")
                .because("what the engine does not promise may change, and one package follows it");
    }

    /** @param room {@code complaint} or {@code sla} */
    ArchRule knowsNoFramework(String room) {
        return noClasses()
                .that()
                .resideInAPackage(room(room))
                .and()
                .resideOutsideOfPackage(room(room + ".jdbc"))
                // carries @ApplicationModule: it tells about the room and is no part of what it does
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "org.camunda..")
                .as(room + " knows no framework")
                .because("what a complaint is and how long it may take outlive the frameworks around them");
    }

    ArchRule nobodyAsksTheWallClock() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".TimeConfiguration")
                .should()
                .accessTargetWhere(asksTheWallClock())
                .as("nobody asks the wall clock")
                .because("deadlines are tested and shown by moving the java.time.Clock that one is given");
    }

    ArchRule sqlLivesInJdbcPackages() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        root + ".*.jdbc..", room("database"), room("lifecycle.engine"), room("lifecycle.migration"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework.jdbc..")
                .as("SQL lives in jdbc packages")
                .because("whoever asks what a room stores has one place to look");
    }

    private String room(String name) {
        return root + "." + name + "..";
    }

    /** Calls and references alike: {@code Instant::now} asks the clock as well as {@code Instant.now()} does. */
    private static DescribedPredicate<JavaAccess<?>> asksTheWallClock() {
        return describe(
                "the wall clock is asked",
                access -> access instanceof JavaCodeUnitAccess<?> call && asksTheWallClock(call.getTarget()));
    }

    private static boolean asksTheWallClock(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        var parameters = target.getRawParameterTypes();
        return switch (target.getName()) {
            case "now" ->
                owner.getPackageName().startsWith("java.time")
                        && parameters.stream().noneMatch(type -> type.isEquivalentTo(Clock.class));
            case "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes" ->
                owner.isEquivalentTo(Clock.class);
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "getInstance" -> owner.isEquivalentTo(Calendar.class);
            case "<init>" ->
                owner.isEquivalentTo(GregorianCalendar.class)
                        || (owner.isEquivalentTo(Date.class) && parameters.isEmpty());
            default -> false;
        };
    }
}
