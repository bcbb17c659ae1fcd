package org.tuntas.modelling.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cues and answers between two processes, one JSON a line, over the pipes that only these two hold: no port that others could find. When
 * the parent dies, its end of the pipe closes, and the stage ends by itself.
 */
final class CueLine {

    /** What a stage says when it is ready for cues. */
    static final String READY = "ready";

    private static final ObjectMapper JSON = new ObjectMapper();

    private CueLine() {}

    /** Answers cues until the pipe closes. */
    static void serve(InputStream cues, PrintStream answers, Prompter prompter) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(cues, StandardCharsets.UTF_8));
        answers.println(READY);
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(JSON.writeValueAsString(prompter.answer(JSON.readValue(line, Cue.class))));
            }
        } catch (IOException gone) {
            // The parent is gone, which is the end too.
        }
    }

    static String written(Cue cue) {
        try {
            return JSON.writeValueAsString(cue);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a cue can be written as JSON", impossible);
        }
    }

    /** @throws IOException when it is no answer */
    static Cue.Answer answer(@Nullable String line) throws IOException {
        if (line == null) {
            throw new IOException("the stage is gone");
        }
        return JSON.readValue(line, Cue.Answer.class);
    }
}
