package org.tuntas.modelling;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What designers have drafted, for whoever compares, rehearses or migrates. */
@Component
public class Drafts {

    private final DraftBook book;
    private final ModelSets sets;

    Drafts(DraftBook book, ModelSets sets) {
        this.book = book;
        this.sets = sets;
    }

    /** All that were not discarded, the last changed first. */
    public List<ModelDraft> all() {
        return book.all();
    }

    /** The one of that key. */
    public Optional<ModelDraft> find(long id) {
        return book.find(id);
    }

    /**
     * Models, forms and tables of a draft, by name: the whole set as it would be.
     *
     * @throws NoSuchElementException when there is no such draft
     */
    public ModelFiles files(long id) {
        return sets.read(book.find(id)
                .orElseThrow(() -> new NoSuchElementException("There is no draft " + id))
                .set());
    }
}
