package org.tuntas.reporter;

/** A node with one key and no database. */
record OneKey(ServerKey key) implements Seals {

    OneKey(String secret) {
        this(new ServerKey(secret));
    }

    @Override
    public Sealed seal(byte[] plain) {
        return new Sealed(key.id(), key.seal(plain));
    }

    @Override
    public byte[] open(Sealed sealed) {
        return key.open(sealed.content());
    }
}
