package org.tuntas.modelling.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.modelling.DecisionTables.Column;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Region;
import org.tuntas.organisation.Registry;
import org.tuntas.organisation.Staff;
import org.tuntas.organisation.StaffGroup;

/** Says the cells of decision tables in words; what has none is shown as it is written. */
@Component
class CellWords {

    private final Words words;
    private final Registry registry;
    private final Staff staff;

    CellWords(Words words, Registry registry, Staff staff) {
        this.words = words;
        this.registry = registry;
        this.staff = staff;
    }

    /** What a table is called. */
    public String table(String file) {
        return words.textIfAny("design.table." + file.replaceAll("\\.dmn$", "")).orElse(file);
    }

    /** What a column is called. */
    public String column(Column column) {
        return words.textIfAny("design.column." + column.name()).orElse(column.name());
    }

    /** What a cell says; an empty condition holds for everything. */
    public String cell(Column column, @Nullable String literal) {
        if (literal == null) {
            return column.condition() ? words.text("design.cell.all") : "–";
        }
        return Arrays.stream(literal.split("\"?\\s*,\\s*\"?"))
                .map(value -> value(column.name(), value))
                .collect(Collectors.joining(", "));
    }

    private String value(String column, String value) {
        return switch (column) {
            case "stage" -> capital(words.stage(value));
            case "type" -> words.textIfAny("type." + value).orElse(value);
            case "supervisionClass" -> words.textIfAny("class." + value).orElse(value);
            case "agency", "unit" -> registry.node(value).map(Node::name).orElse(value);
            case "category" -> registry.category(value).map(Category::name).orElse(value);
            case "region" ->
                registry.region(value)
                        .map(Region::name)
                        .map(name -> name + " (" + value + ")")
                        .orElse(value);
            case "told", "stepsIn" -> group(value);
            case "approver", "resolution", "evidence" ->
                words.textIfAny("design.cell." + column + "." + value).orElse(value);
            case "validFrom" -> day(value);
            default -> value;
        };
    }

    private String group(String value) {
        String key = value.replaceAll("[{}]", "");
        return words.textIfAny("design.cell.group." + key)
                .or(() -> staff.group(value).map(StaffGroup::name))
                .orElse(value);
    }

    private String day(String value) {
        try {
            return words.date(LocalDate.parse(value));
        } catch (DateTimeParseException notADay) {
            return value;
        }
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
