package org.tuntas.complaint;

import java.util.List;

/** Input that breaks rules; names every field that is wrong, so that the sender can mend all at once. */
public class InvalidInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    /**
     * @param problems at least one
     */
    public InvalidInput(List<FieldProblem> problems) {
        super(problems.toString());
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, in the order of the fields. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
