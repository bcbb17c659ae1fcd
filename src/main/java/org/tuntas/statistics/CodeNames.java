package org.tuntas.statistics;

import org.springframework.stereotype.Component;
import org.tuntas.language.Words;
import org.tuntas.organisation.Category;
import org.tuntas.organisation.Node;
import org.tuntas.organisation.Registry;

/** What codes are called, in the reader's language; what has no name any more is called by its code. */
@Component
public class CodeNames {

    private final Registry registry;
    private final Words words;

    CodeNames(Registry registry, Words words) {
        this.registry = registry;
        this.words = words;
    }

    /** A code of a dimension; the one that is empty stands for reports without any. */
    public String name(Dimension dimension, String code) {
        if (code.isEmpty()) {
            return words.text("statistics.none." + dimension);
        }
        return switch (dimension) {
            case ALL -> code;
            case AGENCY, UNIT -> registry.node(code).map(Node::name).orElse(code);
            case CATEGORY -> registry.category(code).map(Category::name).orElse(code);
            case REGION -> registry.regionPath(code);
            case TYPE -> words.text("type." + code);
            case CLASS -> words.text("class." + code);
            case AGE -> words.text("statistics.age." + code);
        };
    }
}
