package org.tuntas.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.tuntas.Tuntas;

/** The sentences of {@link HouseRules} hold in Tuntas. */
@AnalyzeClasses(packagesOf = Tuntas.class, importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    private final HouseRules house = new HouseRules("org.tuntas");

    @ArchTest
    void camundaStaysInItsRooms(JavaClasses tuntas) {
        house.camundaStaysInItsRooms().check(tuntas);
    }

    @ArchTest
    void theInsideOfTheEngineIsTouchedInOnePackage(JavaClasses tuntas) {
        house.theInsideOfTheEngineIsTouchedInOnePackage().check(tuntas);
    }

    @ArchTest
    void complaintKnowsNoFramework(JavaClasses tuntas) {
        house.knowsNoFramework("complaint").check(tuntas);
    }

    @ArchTest
    void slaKnowsNoFramework(JavaClasses tuntas) {
        house.knowsNoFramework("sla").check(tuntas);
    }

    @ArchTest
    void nobodyAsksTheWallClock(JavaClasses tuntas) {
        house.nobodyAsksTheWallClock().check(tuntas);
    }

    @ArchTest
    void sqlLivesInJdbcPackages(JavaClasses tuntas) {
        house.sqlLivesInJdbcPackages().check(tuntas);
    }
}
