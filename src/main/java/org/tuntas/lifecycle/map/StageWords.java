package org.tuntas.lifecycle.map;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tuntas.language.ModelWords;

/** {@link ModelWords} from the names of sub-processes, of the newest models first. */
@Component
class StageWords implements ModelWords {

    private final Atlas atlas;

    StageWords(Atlas atlas) {
        this.atlas = atlas;
    }

    @Override
    public Optional<String> stage(String code) {
        return atlas.charts().flatMap(chart -> chart.stage(code).stream()).findFirst();
    }
}
