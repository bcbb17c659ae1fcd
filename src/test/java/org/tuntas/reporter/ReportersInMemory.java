package org.tuntas.reporter;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tuntas.complaint.TrackingNumber;

/** A database in which every report exists, and which remembers the first key it was bound to. */
final class ReportersInMemory implements Reporters {

    int generation = 1;
    byte @Nullable [] sealed;
    private @Nullable String bound;

    @Override
    public boolean isBoundTo(String check) {
        if (bound == null) {
            bound = check;
        }
        return bound.equals(check);
    }

    @Override
    public void insert(TrackingNumber number, byte @Nullable [] sealed) {
        this.sealed = sealed;
    }

    @Override
    public Optional<Integer> pinGeneration(TrackingNumber number) {
        return Optional.of(generation);
    }

    @Override
    public Optional<byte[]> sealed(TrackingNumber number) {
        return Optional.ofNullable(sealed);
    }
}
