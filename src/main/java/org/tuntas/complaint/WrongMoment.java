package org.tuntas.complaint;

import java.util.List;

/** The right command at the wrong moment; says where the complaint stands and what can be done there. */
public class WrongMoment extends Refused {

    private static final long serialVersionUID = 1L;

    private final ComplaintState state;
    private final transient List<String> possible;

    /**
     * @param state where the complaint stands
     * @param possible what can be done now, as message keys {@code action.…} without the prefix
     */
    public WrongMoment(ComplaintState state, List<String> possible) {
        super(Kind.WRONG_MOMENT, key(state, possible));
        this.state = state;
        this.possible = List.copyOf(possible);
    }

    private static String key(ComplaintState state, List<String> possible) {
        if (possible.isEmpty()) {
            return "moment.nothing";
        }
        return state.isFinal() ? "moment.ended" : "moment.wrong";
    }

    /** Where the complaint stands. */
    public ComplaintState state() {
        return state;
    }

    /** What can be done now. */
    public List<String> possible() {
        return possible;
    }
}
