package org.tuntas.operation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.tuntas.Tuntas;
import org.tuntas.backlog.BacklogWorker;

/** Operators hear of every worker that stands still: by the worker itself, or by the age of what it leaves lying. */
@AnalyzeClasses(packagesOf = Tuntas.class, importOptions = ImportOption.DoNotIncludeTests.class)
class WorkersAreWatchedTest {

    /** The backlogs "clocks" and "letters" tell of two of them; the sweeper, which goes round once an hour, has nobody waiting. */
    private static final String WATCHED_OTHERWISE = "(ClockRenewal|Postman|Sweeper)Worker";

    @ArchTest
    void whoeverIsCalledAWorkerTellsWhenItLastMoved(JavaClasses tuntas) {
        classes()
                .that()
                .haveSimpleNameEndingWith("Worker")
                .and()
                .haveNameNotMatching(".*\\." + WATCHED_OTHERWISE)
                .should()
                .beAssignableTo(BacklogWorker.class)
                .check(tuntas);
    }
}
