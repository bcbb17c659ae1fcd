package org.tuntas.procedure;

/** Something that the procedure of a complaint can be told. */
public sealed interface Signal permits ReporterSignal, FamilySignal {

    /** Name of the message in the models. */
    String message();
}
