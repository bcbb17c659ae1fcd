package org.tuntas.modelling;

/** Sets of models, forms and tables by the digest of their content. What was kept once is kept for good. */
public interface ModelSets {

    /**
     * Keeps a set.
     *
     * @return its digest
     */
    String keep(ModelFiles files);

    /**
     * A set that was kept.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    ModelFiles read(String digest);
}
