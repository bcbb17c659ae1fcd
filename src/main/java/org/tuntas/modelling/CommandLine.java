package org.tuntas.modelling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What stands behind the word of a command.
 *
 * @param places folders and files, in their order
 * @param json whether a machine reads the answer
 * @param rehearse whether scenarios are played too
 * @param understood whether nothing else stands there
 */
record CommandLine(List<Path> places, Locale language, boolean json, boolean rehearse, boolean understood) {

    /** @param language unless {@code --lang} asks for another */
    static CommandLine read(List<String> arguments, Locale language) {
        List<Path> places = new ArrayList<>();
        Locale spoken = language;
        boolean json = false;
        boolean rehearse = false;
        boolean understood = true;
        for (String argument : arguments) {
            switch (argument) {
                case "--format=json" -> json = true;
                case "--format=text" -> json = false;
                case "--rehearse" -> rehearse = true;
                case "--lang=id" -> spoken = new Locale("id");
                case "--lang=en" -> spoken = Locale.ENGLISH;
                default -> {
                    understood &= !argument.startsWith("-");
                    places.add(Path.of(argument));
                }
            }
        }
        return new CommandLine(places, spoken, json, rehearse, understood);
    }

    static String json(Object answer) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written as JSON", impossible);
        }
    }
}
